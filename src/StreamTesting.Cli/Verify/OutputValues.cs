using System.Globalization;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Single values of a line, with a sentence where they are not what they must be.</summary>
internal static class OutputValues
{
    private const int MostShown = 60;

    public static string Id(JsonElement root, string path, string option) => IdOf(Needed(root, path, option), path, option);

    public static string IdOf(JsonElement value, string what, string option) => value switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } id => id,
        { ValueKind: JsonValueKind.String } => throw Problem($"its {what} is an empty text ({option})."),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        var other => throw Problem($"its {what} is {Shown(other)} ({option}); it must be a text or a number."),
    };

    public static decimal Decimal(JsonElement root, string path, string option) => Needed(root, path, option) is var value
        && (value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind == JsonValueKind.String ? value.GetString() : null) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Problem($"its {path} is {Shown(value)} ({option}); it must be a number.");

    public static long? Number(JsonElement root, string? path, string option, long most = long.MaxValue) =>
        path is null ? null : NumberOf(Needed(root, path, option), path, option, most);

    public static long NumberOf(JsonElement value, string what, string option, long most) => Whole(value) is >= 0 and var number && number <= most
        ? number
        : throw Problem(string.Create(CultureInfo.InvariantCulture, $"its {what} is {Shown(value)} ({option}); it must be a whole number from 0 to {most}."));

    /// <summary>A time in ms since 1970, as an engine has it, so that its own words for none and for ever pass.</summary>
    public static long Milliseconds(JsonElement root, string path, string option) => Needed(root, path, option) is var value && Time(value) is { } time
        ? time
        : throw Problem($"its {path} is {Shown(value)} ({option}); it must be a time: ISO 8601 with Z or an offset, or whole milliseconds since 1970.");

    /// <summary>As <see cref="Milliseconds"/>, of a day that a calendar has.</summary>
    public static long CalendarMilliseconds(JsonElement root, string path, string option)
    {
        var time = Milliseconds(root, path, option);
        return time >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? time
            : throw Problem(string.Create(CultureInfo.InvariantCulture, $"its {path} is {time} ms since 1970 ({option}), which no calendar has."));
    }

    public static IEnumerable<JsonElement> Items(JsonElement root, string path, string option) => Needed(root, path, option) is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray()
        : throw Problem($"its {path} is {Shown(Needed(root, path, option))} ({option}); it must be an array.");

    private static long? Time(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { } text
        ? Moments.Parse(text)?.ToUnixTimeMilliseconds() ?? (value.TryGetDateTimeOffset(out var time) ? time.ToUnixTimeMilliseconds() : null)
        : Whole(value);

    /// <summary>A whole number, also where it is written as a text or as 5.0.</summary>
    private static long? Whole(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var text) ? text : null,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue => (long)number,
        _ => null,
    };

    public static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };

    public static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Word(value) : text.Length <= MostShown ? text : text[..MostShown] + "...";
    }

    public static OutputProblemException Problem(string text) => new(text);

    public static JsonElement Needed(JsonElement root, string path, string option) => FieldPaths.Find(root, path) switch
    {
        null => throw Problem($"it has no {path} ({option})."),
        { ValueKind: JsonValueKind.Null } => throw Problem($"its {path} is null ({option})."),
        { } value => value,
    };
}
