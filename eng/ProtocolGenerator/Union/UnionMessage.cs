using System.Collections.Generic;

namespace ProtocolGenerator.Union;

/// <summary>A request or response: its root and the nested structs by type name.</summary>
internal sealed class UnionMessage
{
    public UnionMessage(string name, int firstFlexible, UnionStruct root)
    {
        Name = name;
        FirstFlexible = firstFlexible;
        Root = root;
    }

    public string Name { get; }

    public int FirstFlexible { get; }

    public UnionStruct Root { get; }

    public List<UnionStruct> Structs { get; } = new();
}
