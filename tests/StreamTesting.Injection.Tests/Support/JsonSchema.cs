using System.Text.Json;
using System.Text.RegularExpressions;

namespace StreamTesting.Injection.Tests;

/// <summary>As much of JSON Schema as docs/truth-file.schema.json uses; a keyword it does not know is an error.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly string[] Silent = ["$schema", "title", "description", "$defs", "properties", "required"];

    public static JsonSchema Of(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    public IEnumerable<string> Problems(JsonElement value) => Problems(value, root, "$");

    private IEnumerable<string> Problems(JsonElement value, JsonElement schema, string at) =>
        schema.EnumerateObject().SelectMany(keyword => Problems(value, schema, keyword.Name, keyword.Value, at));

    private IEnumerable<string> Problems(JsonElement value, JsonElement schema, string keyword, JsonElement rule, string at) => keyword switch
    {
        _ when Silent.Contains(keyword) => keyword == "required" ? rule.EnumerateArray().Where(name => Missing(value, name)).Select(name => $"{at} lacks {name}") : [],
        "$ref" => Problems(value, root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), at),
        "oneOf" => OneOf(value, rule, at),
        "type" => Is(value, rule.GetString()!) ? [] : [$"{at} is {value.ValueKind}, no {rule}"],
        "const" => value.GetRawText() == rule.GetRawText() ? [] : [$"{at} is {value.GetRawText()}, not {rule.GetRawText()}"],
        "enum" => rule.EnumerateArray().Any(known => known.GetRawText() == value.GetRawText()) ? [] : [$"{at} is {value.GetRawText()}, none of {rule.GetRawText()}"],
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!) ? [] : [$"{at} is {value.GetRawText()}, not like {rule}"],
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal() ? [] : [$"{at} is below {rule}"],
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal() ? [] : [$"{at} is above {rule}"],
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [$"{at} has too few items"],
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, i) => Problems(item, rule, $"{at}[{i}]")),
        "additionalProperties" => Members(value, schema, rule, at),
        _ => throw new NotSupportedException($"This checker does not know the keyword {keyword}."),
    };

    private IEnumerable<string> OneOf(JsonElement value, JsonElement rules, string at)
    {
        var problems = rules.EnumerateArray().Select(rule => Problems(value, rule, at).ToList()).ToList();
        return problems.Count(found => found.Count == 0) == 1 ? [] : [$"{at} fits not exactly one: {string.Join(" | ", problems.Select(found => string.Join("; ", found)))}"];
    }

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, JsonElement others, string at)
    {
        foreach (var member in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToArray() : [])
        {
            var isKnown = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out _);
            if (!isKnown && others.ValueKind == JsonValueKind.False)
            {
                yield return $"{at} has a member {member.Name}";
                continue;
            }

            foreach (var problem in Problems(member.Value, isKnown ? properties.GetProperty(member.Name) : others, $"{at}.{member.Name}"))
            {
                yield return problem;
            }
        }
    }

    private static bool Missing(JsonElement value, JsonElement name) => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(name.GetString()!, out _);

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
