namespace StreamTesting.Cli;

/// <summary>Options of the form name=value.</summary>
internal static class Pairs
{
    public static (string Name, string Value) Of(string option, string text)
    {
        var place = text.IndexOf('=', StringComparison.Ordinal);
        return place > 0
            ? (text[..place], text[(place + 1)..])
            : throw CliException.Usage($"{option} is '{text}'; it must be NAME=VALUE.");
    }

    public static IReadOnlyDictionary<string, string> All(string option, IEnumerable<string>? texts)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts ?? [])
        {
            var (name, value) = Of(option, text);
            pairs[name] = value;
        }

        return pairs;
    }
}
