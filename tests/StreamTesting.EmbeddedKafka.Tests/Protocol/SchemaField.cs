namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>A field as the schema file has it: name, type in words, tag or -1, fields below.</summary>
internal sealed record SchemaField(string Name, string Type, int Tag, List<SchemaField> Below)
{
    /// <summary>What the property of the message is called.</summary>
    public string Property => string.Concat(Name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    public bool IsNullable => Type.Contains("nullable", StringComparison.Ordinal);

    public bool IsArray => Type.Contains("array of ", StringComparison.Ordinal);

    /// <summary>The type without its modifiers.</summary>
    public string Kind => Type.Replace("compact ", "").Replace("array of ", "").Replace("compact_", "").Replace("nullable_", "")
        .Replace(" (nullable)", "");
}
