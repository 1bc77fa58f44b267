namespace StreamTesting.Conformance.Tests;

/// <summary>Which replay belongs to which operator: every class of this assembly that is a <see cref="Replay"/>.</summary>
internal static class Replays
{
    private static readonly Dictionary<string, Type> Known = typeof(Replay).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Replay)) && !type.IsAbstract)
        .SelectMany(type => New(type).Operators.Select(name => (name, type)))
        .ToDictionary(pair => pair.name, pair => pair.type);

    public static Replay Of(string name) => Known.TryGetValue(name, out var type)
        ? New(type)
        : throw new InvalidOperationException($"There is no oracle for the operator {name}; there are: {string.Join(", ", Known.Keys.Order())}.");

    /// <summary>Whether there is an oracle for a file.</summary>
    public static bool IsKnown(string file) => Known.Any(known => known.Key.Split('/') is [var engine, var called]
        && file.Split('/') is [.. var folders, var last] && last == called && folders.Contains(engine)
        && New(known.Value).Needs.All(Known.ContainsKey));

    private static Replay New(Type type) => (Replay)Activator.CreateInstance(type)!;
}
