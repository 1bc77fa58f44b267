using System.Text.Json;

namespace StreamTesting;

/// <summary>Writes envelopes.</summary>
internal static class EnvelopeWriting
{
    public static void Write(Utf8JsonWriter json, ChangeEvent change)
    {
        var layout = change.Layout ?? EnvelopeLayouts.Of(change);
        json.WriteStartObject();
        for (var i = 0; i < layout.Names.Length; i++)
        {
            json.WritePropertyName(layout.Encoded(i));
            Member(json, change, layout.Names[i]);
        }

        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, ChangeEvent change, string name)
    {
        switch (name)
        {
            case "before":
                RowWriting.Write(json, change.Before);
                break;
            case "after":
                RowWriting.Write(json, change.After);
                break;
            case "source" when change.Source is { } source:
                SourceWriting.Write(json, source);
                break;
            case "transaction" when change.Transaction is { } block:
                Transaction(json, block);
                break;
            case "message" when change.Message is { } message:
                Message(json, message);
                break;
            case "op":
                json.WriteStringValue(change.Code);
                break;
            case "ts_ms":
                SideWriting.Number(json, change.SentMs);
                break;
            case "ts_us":
                SideWriting.Number(json, change.SentUs);
                break;
            case "ts_ns":
                SideWriting.Number(json, change.SentNs);
                break;
            default:
                Other(json, change, name);
                break;
        }
    }

    private static void Other(Utf8JsonWriter json, ChangeEvent change, string name)
    {
        if (change.Other.TryGetValue(name, out var kept))
        {
            json.WriteRawValue(kept.Text, skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Transaction(Utf8JsonWriter json, TransactionBlock block)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, block.Id);
        json.WritePropertyName("total_order"u8);
        SideWriting.Number(json, block.TotalOrder);
        json.WritePropertyName("data_collection_order"u8);
        SideWriting.Number(json, block.DataCollectionOrder);
        SideWriting.Kept(json, block.Other);
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, LogicalMessage message)
    {
        json.WriteStartObject();
        json.WriteString("prefix"u8, message.Prefix);
        json.WriteString("content"u8, message.Content);
        SideWriting.Kept(json, message.Other);
        json.WriteEndObject();
    }
}
