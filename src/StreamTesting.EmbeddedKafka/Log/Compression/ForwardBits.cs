namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Bits read from the first to the last, the lowest of a byte first; beyond the last come zeros, but skipping there fails.</summary>
internal ref struct ForwardBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    public readonly int BytesUsed => (position + 7) / 8;

    public readonly uint Peek(int count)
    {
        ulong value = 0;
        for (var i = 0; i < 5 && (position / 8) + i < bytes.Length; i++)
        {
            value |= (ulong)bytes[(position / 8) + i] << (8 * i);
        }

        return (uint)((value >> (position % 8)) & ((1UL << count) - 1));
    }

    public void Skip(int count)
    {
        position += count;
        if (position > bytes.Length * 8)
        {
            throw new InvalidDataException("a Zstandard table ends too early");
        }
    }

    public uint Read(int count)
    {
        var value = Peek(count);
        Skip(count);
        return value;
    }
}
