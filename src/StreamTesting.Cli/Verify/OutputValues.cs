using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Single values of a line, with a sentence where they are not what they must be.</summary>
internal static class OutputValues
{
    private const int MostShown = 60;

    public static string Id(JsonElement root, string path, string option) => Needed(root, path, option) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } id => id,
        { ValueKind: JsonValueKind.String } => throw Problem($"its {path} is an empty text ({option})."),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        var other => throw Problem($"its {path} is {Shown(other)} ({option}); it must be a text or a number."),
    };

    public static long? Number(JsonElement root, string? path, string option, long most = long.MaxValue)
    {
        if (path is null)
        {
            return null;
        }

        var value = Needed(root, path, option);
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= most
            ? number
            : throw Problem($"its {path} is {Shown(value)} ({option}); it must be a whole number from 0 to {most.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
    }

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
