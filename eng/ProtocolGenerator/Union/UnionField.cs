using ProtocolGenerator.Schema;

namespace ProtocolGenerator.Union;

/// <summary>A field as the union of all versions has it. Versions are bit sets: bit n is version n.</summary>
internal sealed class UnionField
{
    public UnionField(FieldSchema first)
    {
        Name = first.Name;
        Tag = first.Tag;
        Kind = first.Type.Kind;
        IsArray = first.Type.IsArray;
    }

    public string Name { get; }

    public int Tag { get; }

    public string Kind { get; }

    public bool IsArray { get; }

    public ulong Versions { get; set; }

    public ulong NullableVersions { get; set; }

    /// <summary>The value of an absent number, or null for the type's own default.</summary>
    public string? Default { get; set; }

    public UnionStruct? Struct { get; set; }

    public bool IsTagged => Tag >= 0;

    public bool IsNullable => NullableVersions != 0 || IsTagged;
}
