using System.Collections.Generic;
using System.Linq;

namespace ProtocolGenerator.Union;

/// <summary>A struct (or the message itself) with the fields of all its versions, in the order of the wire.</summary>
internal sealed class UnionStruct
{
    public UnionStruct(string typeName)
    {
        TypeName = typeName;
    }

    public string TypeName { get; }

    public ulong Versions { get; set; }

    public List<UnionField> Fields { get; } = new();

    public IEnumerable<UnionField> Plain => Fields.Where(each => !each.IsTagged);

    public IEnumerable<UnionField> Tagged => Fields.Where(each => each.IsTagged).OrderBy(each => each.Tag);
}
