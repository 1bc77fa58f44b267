using System.Collections.Generic;

namespace ProtocolGenerator.Schema;

/// <summary>The fields of a message in a range of versions.</summary>
internal sealed class MessageVersion
{
    public MessageVersion(int first, int last)
    {
        First = first;
        Last = last;
    }

    public int First { get; }

    public int Last { get; }

    public List<FieldSchema> Fields { get; } = new();
}
