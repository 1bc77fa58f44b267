using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads the small blocks of an envelope.</summary>
internal static class BlockReader
{
    public static TransactionBlock Transaction(ref JsonCursor at)
    {
        string? id = null;
        long? total = null;
        long? ofTable = null;
        var kept = default(KeptMembers);
        while (at.Reader.Read() && at.Reader.TokenType == JsonTokenType.PropertyName)
        {
            if (at.Reader.ValueTextEquals("id"u8))
            {
                at.Reader.Read();
                id = at.Text("transaction.id");
            }
            else if (at.Reader.ValueTextEquals("total_order"u8))
            {
                at.Reader.Read();
                total = at.Number("transaction.total_order");
            }
            else if (at.Reader.ValueTextEquals("data_collection_order"u8))
            {
                at.Reader.Read();
                ofTable = at.Number("transaction.data_collection_order");
            }
            else
            {
                Keep(ref at, ref kept);
            }
        }

        return new TransactionBlock(id ?? "", total, ofTable) { Other = kept.All };
    }

    public static LogicalMessage Message(ref JsonCursor at)
    {
        string? prefix = null;
        string? content = null;
        var kept = default(KeptMembers);
        while (at.Reader.Read() && at.Reader.TokenType == JsonTokenType.PropertyName)
        {
            if (at.Reader.ValueTextEquals("prefix"u8))
            {
                at.Reader.Read();
                prefix = at.Text("message.prefix");
            }
            else if (at.Reader.ValueTextEquals("content"u8))
            {
                at.Reader.Read();
                content = at.Text("message.content");
            }
            else
            {
                Keep(ref at, ref kept);
            }
        }

        return new LogicalMessage(prefix ?? "", content) { Other = kept.All };
    }

    private static void Keep(ref JsonCursor at, ref KeptMembers kept)
    {
        var name = at.Reader.GetString()!;
        at.Reader.Read();
        kept.Add(name, at.Skip().Span);
    }
}
