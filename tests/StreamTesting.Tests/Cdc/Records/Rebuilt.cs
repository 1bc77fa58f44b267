using System.Buffers;

namespace StreamTesting.Tests;

/// <summary>Records made again from what was read, member by member, so that nothing can pass through as bytes.</summary>
internal static class Rebuilt
{
    public static Func<EnvelopeWriter, IBufferWriter<byte>, bool>? Of(ChangeRecord record) => record.Kind switch
    {
        RecordKind.Change or RecordKind.Message => (writer, buffer) =>
        {
            writer.WriteValue(buffer, Event(record.Event!), Schema(record.ValueSchema));
            return true;
        },
        RecordKind.Flattened => (writer, buffer) =>
        {
            writer.WriteRow(buffer, Row(record.Row)!, Schema(record.ValueSchema));
            return true;
        },
        _ => null,
    };

    public static bool WriteKey(EnvelopeWriter writer, IBufferWriter<byte> buffer, ChangeRecord record)
    {
        if (record.KeyRow is not { } key)
        {
            return writer.WriteKey(buffer, record);
        }

        writer.WriteRow(buffer, Row(key)!, Schema(record.KeySchema));
        return true;
    }

    private static ChangeEvent Event(ChangeEvent read) => new()
    {
        Operation = read.Operation,
        Before = Row(read.Before),
        After = Row(read.After),
        Source = Source(read.Source!),
        Transaction = read.Transaction is { } block ? new TransactionBlock(block.Id, block.TotalOrder, block.DataCollectionOrder) : null,
        Message = read.Message,
        SentMs = read.SentMs,
        SentUs = read.SentUs,
        SentNs = read.SentNs,
    };

    private static TableRow? Row(TableRow? read) => read is null ? null : new TableRow(read.Values);

    private static SourcePosition Source(SourcePosition read) => new()
    {
        Version = read.Version,
        Connector = read.Connector,
        Name = read.Name,
        TimestampMs = read.TimestampMs,
        TimestampUs = read.TimestampUs,
        TimestampNs = read.TimestampNs,
        Snapshot = read.Snapshot,
        SnapshotForm = read.SnapshotForm,
        Database = read.Database,
        Schema = read.Schema,
        Table = read.Table,
        Sequence = read.Sequence,
        Lsn = read.Lsn,
        TransactionId = read.TransactionId,
        XMin = read.XMin,
        Origin = read.Origin,
        OriginLsn = read.OriginLsn,
        ServerId = read.ServerId,
        Gtid = read.Gtid,
        File = read.File,
        Position = read.Position,
        Row = read.Row,
        Thread = read.Thread,
        Query = read.Query,
    };

    private static ConnectSchema? Schema(ConnectSchema? read) => read is null ? null : read with
    {
        Fields = read.Fields?.Select(field => Schema(field)!).ToList(),
        Items = Schema(read.Items),
        Keys = Schema(read.Keys),
        Values = Schema(read.Values),
    };
}
