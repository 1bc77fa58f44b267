using System.Buffers.Binary;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Makes the batch with the one control record that ends a transaction.</summary>
internal static class ControlBatch
{
    public const int Size = RecordBatch.HeaderSize + RecordSize;

    private const int RecordSize = 17;
    private const short TransactionalAndControl = 0x30;

    public static void Write(Span<byte> batch, in EndMarker marker, long now)
    {
        batch.Clear();
        BinaryPrimitives.WriteInt32BigEndian(batch[8..], Size - RecordBatch.Overhead);
        batch[16] = RecordBatch.Magic;
        BinaryPrimitives.WriteInt16BigEndian(batch[21..], TransactionalAndControl);
        BinaryPrimitives.WriteInt64BigEndian(batch[27..], now);
        BinaryPrimitives.WriteInt64BigEndian(batch[35..], now);
        BinaryPrimitives.WriteInt64BigEndian(batch[43..], marker.ProducerId);
        BinaryPrimitives.WriteInt16BigEndian(batch[51..], marker.Epoch);
        BinaryPrimitives.WriteInt32BigEndian(batch[53..], -1);
        BinaryPrimitives.WriteInt32BigEndian(batch[57..], 1);

        // Length, attributes, timestamp and offset deltas, key length 4, key (version, type), value length 6, value (version, epoch), no headers.
        var record = batch[RecordBatch.HeaderSize..];
        record[0] = (RecordSize - 1) << 1;
        record[4] = 4 << 1;
        BinaryPrimitives.WriteInt16BigEndian(record[7..], marker.Committed ? (short)1 : (short)0);
        record[9] = 6 << 1;
        BinaryPrimitives.WriteInt32BigEndian(record[12..], marker.CoordinatorEpoch);
        BinaryPrimitives.WriteUInt32BigEndian(batch[17..], new RecordBatch(batch).ComputeCrc());
    }
}
