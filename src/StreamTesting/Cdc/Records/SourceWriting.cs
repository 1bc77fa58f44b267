using System.Text.Json;

namespace StreamTesting;

/// <summary>Writes an envelope's <c>source</c>.</summary>
internal static class SourceWriting
{
    public static void Write(Utf8JsonWriter json, SourcePosition source)
    {
        var layout = source.Layout ?? SourceLayouts.Of(source);
        json.WriteStartObject();
        for (var i = 0; i < layout.Names.Length; i++)
        {
            json.WritePropertyName(layout.Encoded(i));
            Member(json, source, layout.Names[i]);
        }

        json.WriteEndObject();
    }

    public static object? ValueOf(SourcePosition source, string name) => source.Other.TryGetValue(name, out var kept) ? kept : name switch
    {
        "snapshot" => source.Snapshot,
        "sequence" => source.Sequence,
        _ when SourceLayouts.IsNumber(name) => Number(source, name),
        _ => Text(source, name),
    };

    private static void Member(Utf8JsonWriter json, SourcePosition source, string name)
    {
        if (source.Other.Count > 0 && source.Other.TryGetValue(name, out var kept))
        {
            json.WriteRawValue(kept.Text, skipInputValidation: true);
        }
        else if (name == "snapshot")
        {
            Snapshot(json, source);
        }
        else if (SourceLayouts.IsNumber(name))
        {
            if (Number(source, name) is { } number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteNullValue();
            }
        }
        else
        {
            json.WriteStringValue(name == "sequence" ? source.Sequence?.ToString() : Text(source, name));
        }
    }

    private static void Snapshot(Utf8JsonWriter json, SourcePosition source)
    {
        switch (source.SnapshotForm)
        {
            case SnapshotForm.Boolean:
                json.WriteBooleanValue(source.Snapshot == SnapshotMarker.Inside);
                break;
            case SnapshotForm.Null:
                json.WriteNullValue();
                break;
            default:
                json.WriteStringValue(SnapshotWords.Of(source.Snapshot));
                break;
        }
    }

    private static string? Text(SourcePosition source, string name) => name switch
    {
        "version" => source.Version,
        "connector" => source.Connector,
        "name" => source.Name,
        "db" => source.Database,
        "schema" => source.Schema,
        "table" => source.Table,
        "origin" => source.Origin,
        "gtid" => source.Gtid,
        "file" => source.File,
        "query" => source.Query,
        _ => null,
    };

    private static long? Number(SourcePosition source, string name) => name switch
    {
        "ts_ms" => source.TimestampMs,
        "ts_us" => source.TimestampUs,
        "ts_ns" => source.TimestampNs,
        "txId" => source.TransactionId,
        "lsn" => source.Lsn,
        "xmin" => source.XMin,
        "origin_lsn" => source.OriginLsn,
        "server_id" => source.ServerId,
        "pos" => source.Position,
        "row" => source.Row,
        "thread" => source.Thread,
        _ => null,
    };
}
