using System.Security.Cryptography;

namespace StreamTesting.Domains;

/// <summary>Reads a stream and hashes what it reads.</summary>
internal sealed class HashedStream(Stream inner, IncrementalHash hash) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException("A hashed stream goes on only.");
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        hash.AppendData(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public void ReadToEnd()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (inner.CanRead && Read(rest) > 0)
        {
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A hashed stream goes on only.");

    public override void SetLength(long value) => throw new NotSupportedException("A hashed stream is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A hashed stream is only read.");
}
