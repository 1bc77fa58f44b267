using System.Buffers.Binary;
using System.IO.Compression;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

/// <summary>Makes record batches as a client would send them.</summary>
internal sealed record TestBatch
{
    public int Count { get; init; } = 1;

    public string? Key { get; init; }

    /// <summary>-1 for no value at all.</summary>
    public int ValueSize { get; init; } = 10;

    public long BaseTimestamp { get; init; } = 1_767_225_600_000;

    public IReadOnlyList<long>? TimestampDeltas { get; init; }

    public long ProducerId { get; init; } = -1;

    public short ProducerEpoch { get; init; } = -1;

    public int BaseSequence { get; init; } = -1;

    public short Attributes { get; init; }

    public bool Gzip { get; init; }

    public byte[] Build()
    {
        var records = new MemoryStream();
        for (var i = 0; i < Count; i++)
        {
            var body = new MemoryStream();
            body.WriteByte(0);
            Varint(body, TimestampDeltas?[i] ?? i);
            Varint(body, i);
            Varint(body, Key?.Length ?? -1);
            body.Write(System.Text.Encoding.ASCII.GetBytes(Key ?? ""));
            Varint(body, ValueSize);
            body.Write(new byte[Math.Max(0, ValueSize)]);
            Varint(body, 0);
            Varint(records, body.Length);
            body.WriteTo(records);
        }

        var payload = Gzip ? Compress(records.ToArray()) : records.ToArray();
        var bytes = new byte[61 + payload.Length];
        payload.CopyTo(bytes, 61);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), bytes.Length - 12);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), -1);
        bytes[16] = 2;
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(21), (short)(Attributes + (Gzip ? 1 : 0)));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(23), Count - 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(27), BaseTimestamp);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(35), BaseTimestamp + (TimestampDeltas?.Max() ?? Count - 1));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(43), ProducerId);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(51), ProducerEpoch);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(53), BaseSequence);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(57), Count);
        return Seal(bytes);
    }

    /// <summary>Makes the checksum right again after a test has changed the bytes.</summary>
    public static byte[] Seal(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(17), new RecordBatch(bytes).ComputeCrc());
        return bytes;
    }

    private static byte[] Compress(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }

    private static void Varint(Stream to, long value)
    {
        var raw = (ulong)((value << 1) ^ (value >> 63));
        while (raw >= 0x80)
        {
            to.WriteByte((byte)(raw | 0x80));
            raw >>= 7;
        }

        to.WriteByte((byte)raw);
    }
}
