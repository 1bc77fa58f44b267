namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Gives some bytes, and then neither more of them nor an end.</summary>
internal sealed class StallingStream(byte[] bytes) : Stream
{
    private int given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(buffer.Length, bytes.Length - given);
        bytes.AsMemory(given, count).CopyTo(buffer);
        given += count;
        return count > 0 ? new(count) : new(new TaskCompletionSource<int>().Task);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }
}
