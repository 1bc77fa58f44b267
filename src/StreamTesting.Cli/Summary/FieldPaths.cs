using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Members of JSON by path: names joined by dots.</summary>
internal static class FieldPaths
{
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }

    public static string? Text(JsonElement root, string path) => Find(root, path) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    /// <summary>A time: a text as <see cref="Moments"/> reads it, or milliseconds since 1970.</summary>
    public static DateTimeOffset? Time(JsonElement root, string path) => Find(root, path) switch
    {
        { ValueKind: JsonValueKind.String } text => Moments.Parse(text.GetString()!) ?? (text.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : null),
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var milliseconds) && milliseconds is > -62_135_596_800_000 and < 253_402_300_800_000 =>
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => null,
    };
}
