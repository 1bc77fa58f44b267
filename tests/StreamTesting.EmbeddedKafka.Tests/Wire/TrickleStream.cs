namespace StreamTesting.EmbeddedKafka.Tests.Wire;

/// <summary>A stream that gives what it has in pieces, as a socket does, and counts the largest buffer it was offered.</summary>
internal sealed class TrickleStream(byte[] data, Func<int> nextPiece) : MemoryStream(data)
{
    public int LargestBuffer { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        LargestBuffer = Math.Max(LargestBuffer, buffer.Length);
        return base.ReadAsync(buffer[..Math.Min(buffer.Length, nextPiece())], cancellationToken);
    }
}
