using System.Text;

namespace StreamTesting.Cli.Tests;

/// <summary>Some lines, and then a read that blocks until the stream is disposed, as one of a terminal does.</summary>
internal sealed class BlockingStream(string lines, Action onBlock) : MemoryStream(Encoding.UTF8.GetBytes(lines))
{
    private readonly ManualResetEventSlim _closed = new();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        if (read == 0)
        {
            onBlock();
            _closed.Wait();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _closed.Set();
        base.Dispose(disposing);
    }
}
