using System.Buffers.Binary;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The header of a record batch of format 2, read and written where it lies.</summary>
internal readonly ref struct RecordBatch(Span<byte> bytes)
{
    /// <summary>Bytes before <c>batchLength</c> starts to count: base offset and the length itself.</summary>
    public const int Overhead = 12;

    /// <summary>Bytes of the whole header, before the first record.</summary>
    public const int HeaderSize = 61;

    public const byte Magic = 2;

    private const int LengthAt = 8;
    private const int LeaderEpochAt = 12;
    private const int MagicAt = 16;
    private const int CrcAt = 17;
    private const int AttributesAt = 21;
    private const int LastOffsetDeltaAt = 23;
    private const int BaseTimestampAt = 27;
    private const int MaxTimestampAt = 35;
    private const int ProducerIdAt = 43;
    private const int ProducerEpochAt = 51;
    private const int BaseSequenceAt = 53;
    private const int CountAt = 57;
    private const short CodecBits = 0x07;
    private const short TimestampTypeBit = 0x08;
    private const short TransactionalBit = 0x10;
    private const short ControlBit = 0x20;
    private const short DeleteHorizonBit = 0x40;

    private readonly Span<byte> bytes = bytes;

    public long BaseOffset => BinaryPrimitives.ReadInt64BigEndian(bytes);

    public int LeaderEpoch => BinaryPrimitives.ReadInt32BigEndian(bytes[LeaderEpochAt..]);

    public uint Crc => BinaryPrimitives.ReadUInt32BigEndian(bytes[CrcAt..]);

    public short Attributes => BinaryPrimitives.ReadInt16BigEndian(bytes[AttributesAt..]);

    public int LastOffsetDelta => BinaryPrimitives.ReadInt32BigEndian(bytes[LastOffsetDeltaAt..]);

    public long BaseTimestamp => BinaryPrimitives.ReadInt64BigEndian(bytes[BaseTimestampAt..]);

    public long MaxTimestamp => BinaryPrimitives.ReadInt64BigEndian(bytes[MaxTimestampAt..]);

    public long ProducerId => BinaryPrimitives.ReadInt64BigEndian(bytes[ProducerIdAt..]);

    public short ProducerEpoch => BinaryPrimitives.ReadInt16BigEndian(bytes[ProducerEpochAt..]);

    public int BaseSequence => BinaryPrimitives.ReadInt32BigEndian(bytes[BaseSequenceAt..]);

    public int Count => BinaryPrimitives.ReadInt32BigEndian(bytes[CountAt..]);

    public int CodecNumber => Attributes & CodecBits;

    public RecordTimestampType TimestampType =>
        (Attributes & TimestampTypeBit) == 0 ? RecordTimestampType.CreateTime : RecordTimestampType.LogAppendTime;

    public bool IsTransactional => (Attributes & TransactionalBit) != 0;

    public bool IsControl => (Attributes & ControlBit) != 0;

    public bool HasDeleteHorizon => (Attributes & DeleteHorizonBit) != 0;

    public int Size => SizeAt(bytes);

    public ReadOnlySpan<byte> Records => bytes[HeaderSize..];

    /// <summary>The size the bytes claim for the batch that starts here; at least 12 bytes must be there.</summary>
    public static int SizeAt(ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[LengthAt..]);
        return length is < 0 or > int.MaxValue - Overhead ? -1 : length + Overhead;
    }

    public static byte MagicOf(ReadOnlySpan<byte> bytes) => bytes[MagicAt];

    public uint ComputeCrc() => Crc32C.Compute(bytes[AttributesAt..]);

    /// <summary>Gives the batch its place in the log. Both fields lie outside the checksum.</summary>
    public void Place(long baseOffset, int leaderEpoch)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes, baseOffset);
        BinaryPrimitives.WriteInt32BigEndian(bytes[LeaderEpochAt..], leaderEpoch);
    }

    /// <summary>A batch of the same place and producer with other records, uncompressed.</summary>
    public byte[] With(ReadOnlySpan<byte> records, int count, long maxTimestamp)
    {
        var made = new byte[HeaderSize + records.Length];
        bytes[..HeaderSize].CopyTo(made);
        records.CopyTo(made.AsSpan(HeaderSize));
        BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(LengthAt), made.Length - Overhead);
        BinaryPrimitives.WriteInt16BigEndian(made.AsSpan(AttributesAt), (short)(Attributes & ~CodecBits));
        BinaryPrimitives.WriteInt64BigEndian(made.AsSpan(MaxTimestampAt), TimestampType == RecordTimestampType.LogAppendTime ? MaxTimestamp : maxTimestamp);
        BinaryPrimitives.WriteInt32BigEndian(made.AsSpan(CountAt), count);
        BinaryPrimitives.WriteUInt32BigEndian(made.AsSpan(CrcAt), new RecordBatch(made).ComputeCrc());
        return made;
    }

    /// <summary>Makes the times those of the producer, whatever it said of them, and the checksum right again.</summary>
    public void StampCreateTime()
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes[AttributesAt..], (short)(Attributes & ~TimestampTypeBit));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[CrcAt..], ComputeCrc());
    }

    /// <summary>Stamps the whole batch with the broker's time, and makes the checksum right again.</summary>
    public void StampAppendTime(long timestamp)
    {
        BinaryPrimitives.WriteInt16BigEndian(bytes[AttributesAt..], (short)(Attributes | TimestampTypeBit));
        BinaryPrimitives.WriteInt64BigEndian(bytes[MaxTimestampAt..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[CrcAt..], ComputeCrc());
    }
}
