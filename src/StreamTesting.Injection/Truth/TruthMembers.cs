using System.Globalization;
using System.Text.Json;

namespace StreamTesting.Injection;

/// <summary>The members of one line, read with a sentence for each way in which they can be wrong.</summary>
internal readonly struct TruthMembers(string file, long line, JsonElement value)
{
    public long Line => line;

    public JsonElement Value => value;

    public TruthFormatException Problem(string problem) => new(file, line, problem);

    public bool Has(string name) => value.TryGetProperty(name, out _);

    public string Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Wrong(name, "a text");

    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    public long Number(string name, long least = 0) =>
        Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var known) && known >= least
            ? known
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least}"));

    public long? NumberOrNull(string name) => Member(name).ValueKind == JsonValueKind.Null ? null : Number(name);

    public TimeSpan Seconds(string name)
    {
        if (Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var seconds)
            && Math.Abs(seconds) < 922_337_203_685m && seconds * TimeSpan.TicksPerSecond is var ticks && ticks == decimal.Truncate(ticks))
        {
            return new TimeSpan((long)ticks);
        }

        throw Wrong(name, "a number of seconds with at most 7 decimals");
    }

    public TimeSpan SecondsOrZero(string name) => Has(name) ? Seconds(name) : TimeSpan.Zero;

    public DateTimeOffset Time(string name) =>
        Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString()!.EndsWith('Z') && text.TryGetDateTimeOffset(out var time)
            ? time
            : throw Wrong(name, "a time in UTC such as 2026-01-15T12:30:45Z");

    public T Word<T>(string name, bool orDefault = false)
        where T : struct, Enum
    {
        if (orDefault && !Has(name))
        {
            return default;
        }

        var text = Text(name);
        foreach (var known in Enum.GetValues<T>())
        {
            if (LabelText.NameOf(known) == text)
            {
                return known;
            }
        }

        throw Wrong(name, "one of " + string.Join(", ", Enum.GetValues<T>().Select(LabelText.NameOf)));
    }

    public IReadOnlyList<string> Texts(string name, bool orNone = false)
    {
        if (orNone && !Has(name))
        {
            return [];
        }

        var member = Member(name);
        return member.ValueKind == JsonValueKind.Array && member.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String)
            ? [.. member.EnumerateArray().Select(text => text.GetString()!)]
            : throw Wrong(name, "an array of texts");
    }

    public IEnumerable<TruthMembers> Objects(string name)
    {
        var members = this;
        return Member(name) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select(item => members.Of(item, name))
            : throw Wrong(name, "an array of objects");
    }

    public IReadOnlyDictionary<string, long> Counts()
    {
        var members = this;
        return value.EnumerateObject().ToDictionary(member => member.Name, member => members.Number(member.Name));
    }

    public TruthMembers Object(string name) => Of(Member(name), name);

    private TruthMembers Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object ? new TruthMembers(file, line, element) : throw Wrong(name, "an object");

    private JsonElement Member(string name) => value.TryGetProperty(name, out var member) ? member : throw Problem($"it has no member '{name}'.");

    private TruthFormatException Wrong(string name, string needed)
    {
        var text = value.GetProperty(name).GetRawText();
        return Problem($"'{name}' is {(text.Length > 80 ? text[..80] + "..." : text)}; it must be {needed}.");
    }
}
