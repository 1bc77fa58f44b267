using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>The values of settings, by their types.</summary>
internal static class StepValues
{
    private static readonly Dictionary<Type, (string Form, string Needed, Func<string, object?> Parse)> Known = new()
    {
        [typeof(double)] = ("RATE", "it must lie between 0 and 1 (6 % is 0.06)", text => Opt.Number(text) is >= 0 and <= 1 and var rate ? rate : null),
        [typeof(int)] = ("N", "it must be a whole number", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null),
        [typeof(bool)] = ("true|false", "it must be true or false", text => bool.TryParse(text, out var yes) ? yes : null),
        [typeof(TimeSpan)] = ("TIME", $"it must be a time, {Durations.Examples}", text => Durations.Parse(text)),
        [typeof(DateTimeOffset)] = ("MOMENT", $"it must be a moment, {Moments.Examples}", text => Moments.Parse(text)),
        [typeof(string)] = ("PATH", "", text => text),
        [typeof(NameList)] = ("NAME,...", "it must be names apart by commas", Names),
    };

    public static string Form(Type type) => Known.TryGetValue(type, out var known) ? known.Form : Words(type, IsFlags(type) ? ",..." : "");

    /// <summary>The value, or null with what it must be.</summary>
    public static object? Parse(Type type, string text, out string needed)
    {
        if (Known.TryGetValue(type, out var known))
        {
            needed = known.Needed;
            return known.Parse(text);
        }

        needed = IsFlags(type)
            ? $"it must be some of {Words(type, "").Replace("|", ", ", StringComparison.Ordinal)}, apart by commas"
            : $"it must be one of {Words(type, "").Replace("|", ", ", StringComparison.Ordinal)}";
        var values = text.Split(IsFlags(type) ? ',' : '\0').Select(word => Enum.GetNames(type).FirstOrDefault(name => IsWord(type, name) && Kebab.AreSame(name, word))).ToList();
        return values.Contains(null) ? null : Enum.Parse(type, string.Join(',', values));
    }

    private static bool IsFlags(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false);

    private static string Words(Type type, string end) => string.Join('|', Enum.GetNames(type).Where(name => IsWord(type, name)).Select(Kebab.Of)) + end;

    /// <summary>Redelivery is a step of its own, and no kind of copy that another step makes; of flags, none is no way.</summary>
    private static bool IsWord(Type type, string name) => name != "None" && !(type == typeof(DuplicateKind) && name == nameof(DuplicateKind.Redelivery));

    private static NameList? Names(string text)
    {
        var names = text.Split(',');
        return names.Contains("") ? null : NameList.Of(names);
    }
}
