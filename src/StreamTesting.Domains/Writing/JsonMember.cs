using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>A member of a message, read with a sentence for each way in which it can be wrong.</summary>
internal readonly record struct JsonMember(string Name, JsonElement Value)
{
    public JsonMember this[string name] => Value.ValueKind != JsonValueKind.Object
        ? throw new JsonException($"'{Name}' is {Value.ValueKind}, where an object is needed.")
        : Value.TryGetProperty(name, out var member)
            ? new JsonMember(name, member)
            : throw new JsonException($"'{Name}' has no member '{name}'.");

    public string Text => TextOrNull ?? throw new JsonException($"'{Name}' is null, where a text is needed.");

    public string? TextOrNull => Value.ValueKind is JsonValueKind.String or JsonValueKind.Null
        ? Value.GetString()
        : throw new JsonException($"'{Name}' is {Value.ValueKind}, where a text is needed.");

    public decimal Amount => Value.ValueKind == JsonValueKind.Number && Value.TryGetDecimal(out var amount)
        ? amount
        : throw new JsonException($"'{Name}' is no amount: {Value.GetRawText()}.");

    public int Number => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number)
        ? number
        : throw new JsonException($"'{Name}' is no whole number: {Value.GetRawText()}.");

    public int? NumberOrNull => Value.ValueKind == JsonValueKind.Null ? null : Number;

    public IReadOnlyList<int> Numbers => Value.ValueKind == JsonValueKind.Array
        ? [.. Value.EnumerateArray().Select(element => new JsonMember("an element", element).Number)]
        : throw new JsonException($"'{Name}' is {Value.ValueKind}, where an array is needed.");

    public DateTimeOffset Time => Value.ValueKind == JsonValueKind.String && Value.TryGetDateTimeOffset(out var time)
        ? time
        : throw new JsonException($"'{Name}' is no time: {Value.GetRawText()}.");

    /// <summary>A member that may be absent; null then.</summary>
    public string? TextIfThere(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var member) ? new JsonMember(name, member).TextOrNull : null;
}
