using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads the schemas of Kafka Connect's JSON.</summary>
internal static class ConnectSchemaReader
{
    public static ConnectSchema Read(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object || JsonShapes.TextOf(json, "type") is not { } type)
        {
            throw new FormatException($"{path} is {FieldError.Shown(System.Text.Encoding.UTF8.GetBytes(json.GetRawText()))}; a schema is an object with a 'type'.");
        }

        var kept = default(KeptMembers);
        var read = new ConnectSchema { Type = type };
        foreach (var member in json.EnumerateObject())
        {
            read = With(read, member, path) ?? Kept(ref kept, read, member);
        }

        return kept.All.Count == 0 ? read : read with { Other = kept.All };
    }

    private static ConnectSchema Kept(ref KeptMembers kept, ConnectSchema read, JsonProperty member)
    {
        kept.Add(member.Name, member.Value);
        return read;
    }

    private static ConnectSchema? With(ConnectSchema read, JsonProperty member, string path) => (member.Name, member.Value.ValueKind) switch
    {
        ("type", _) => read,
        ("optional", JsonValueKind.True or JsonValueKind.False) => read with { IsOptional = member.Value.GetBoolean() },
        ("name", JsonValueKind.String) => read with { Name = member.Value.GetString() },
        ("version", JsonValueKind.Number) when member.Value.TryGetInt32(out var version) => read with { Version = version },
        ("doc", JsonValueKind.String) => read with { Doc = member.Value.GetString() },
        ("field", JsonValueKind.String) => read with { Field = member.Value.GetString() },
        ("default", _) => read with { Default = new WireJson(member.Value.GetRawText()) },
        ("parameters", JsonValueKind.Object) when member.Value.EnumerateObject().All(parameter => parameter.Value.ValueKind == JsonValueKind.String) =>
            read with { Parameters = member.Value.EnumerateObject().ToImmutableSortedDictionary(parameter => parameter.Name, parameter => parameter.Value.GetString()!, StringComparer.Ordinal) },
        ("fields", JsonValueKind.Array) =>
            read with { Fields = [.. member.Value.EnumerateArray().Select((field, i) => Read(field, string.Create(CultureInfo.InvariantCulture, $"{path}.fields[{i}]")))] },
        ("items", JsonValueKind.Object) => read with { Items = Read(member.Value, $"{path}.items") },
        ("keys", JsonValueKind.Object) => read with { Keys = Read(member.Value, $"{path}.keys") },
        ("values", JsonValueKind.Object) => read with { Values = Read(member.Value, $"{path}.values") },
        _ => null,
    };
}
