namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>What a decoder has put out so far, up to a limit: small data that claims to be huge is refused.</summary>
internal sealed class DecodedBytes(int limit = 256 * 1024 * 1024)
{
    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> data) => data.CopyTo(Take(data.Length));

    public void Fill(byte value, int count) => Take(count).Fill(value);

    /// <summary>Repeats bytes that were put out before, which may run into themselves; none from before <paramref name="start"/>.</summary>
    public void Repeat(int distance, int length, int start)
    {
        if (distance <= 0 || distance > Length - start)
        {
            throw new InvalidDataException($"a repetition goes back {distance} bytes where {Length - start} are there");
        }

        var from = Length - distance;
        var target = Take(length);
        var source = bytes.AsSpan(from);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i];
        }
    }

    private Span<byte> Take(int count)
    {
        if (count < 0 || count > limit - Length)
        {
            throw new InvalidDataException($"compressed data grows beyond {limit} bytes");
        }

        if (count > bytes.Length - Length)
        {
            Array.Resize(ref bytes, Math.Max(Length + count, (int)Math.Min(bytes.Length * 2L, limit)));
        }

        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
