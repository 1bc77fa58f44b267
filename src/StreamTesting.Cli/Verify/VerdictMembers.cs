using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>The members of an object of a verdict file, with a sentence where one is not what it must be.</summary>
internal sealed class VerdictMembers(string file, string at, JsonElement value)
{
    public JsonElement Value => value;

    public bool Has(string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _);

    public string Text(string name) => Of(name, JsonValueKind.String).GetString()!;

    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    public long Number(string name, long least = 0, long most = long.MaxValue) => Of(name, JsonValueKind.Number).TryGetInt64(out var number) && number >= least && number <= most
        ? number
        : throw Problem(FormattableString.Invariant($"'{at}{name}' is {Of(name, JsonValueKind.Number).GetRawText()}; it must be a whole number from {least} to {most}."));

    public T Word<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        return Array.Find(Enum.GetValues<T>(), known => JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) == text) is var found
            && JsonNamingPolicy.CamelCase.ConvertName(found.ToString()) == text
            ? found
            : throw Problem($"'{at}{name}' is '{text}'; it must be one of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
    }

    public VerdictMembers Object(string name) => new(file, $"{at}{name}.", Of(name, JsonValueKind.Object));

    public IEnumerable<VerdictMembers> Objects(string name) => Of(name, JsonValueKind.Array).EnumerateArray().Select((item, number) =>
        item.ValueKind == JsonValueKind.Object
            ? new VerdictMembers(file, FormattableString.Invariant($"{at}{name}[{number}]."), item)
            : throw Problem(FormattableString.Invariant($"'{at}{name}[{number}]' is {OutputValues.Word(item)}, and must be an object.")));

    public IEnumerable<(string Name, VerdictMembers Object)> Members() => value.EnumerateObject().DistinctBy(member => member.Name).Select(member => (member.Name, Object(member.Name)));

    public IReadOnlyList<long> Whole(string name) => [.. Of(name, JsonValueKind.Array).EnumerateArray().Select(item =>
        item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) ? number : throw Problem($"'{at}{name}' has {OutputValues.Shown(item)}, which is no whole number."))];

    public ImmutableSortedDictionary<string, long> Numbers(string name)
    {
        var numbers = Object(name);
        return numbers.Value.EnumerateObject().DistinctBy(member => member.Name).ToImmutableSortedDictionary(member => member.Name, member => numbers.Number(member.Name), StringComparer.Ordinal);
    }

    public CliException Problem(string problem) => new(ExitCodes.BadInput, $"{file}: {problem}");

    private JsonElement Of(string name, JsonValueKind kind)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var member))
        {
            throw Problem($"it has no '{at}{name}'.");
        }

        return member.ValueKind == kind ? member : throw Problem($"'{at}{name}' is {OutputValues.Word(member)}; it must be {Kind(kind)}.");
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        _ => "a number",
    };
}
