using System.Collections.Generic;

namespace ProtocolGenerator.Schema;

/// <summary>One field of one version range, with its children when it is a struct.</summary>
internal sealed class FieldSchema
{
    public FieldSchema(string name, FieldType type, int tag)
    {
        Name = name;
        Type = type;
        Tag = tag;
    }

    public string Name { get; }

    public FieldType Type { get; }

    /// <summary>The tag of a tagged field, or -1.</summary>
    public int Tag { get; }

    public List<FieldSchema> Children { get; } = new();

    /// <summary>What two fields must share to be the same on the wire (children apart).</summary>
    public string Signature => $"{Tag}:{Name}:{Type.Kind}:{Type.IsArray}:{Type.IsNullable}";
}
