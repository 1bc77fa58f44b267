using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>Writes arrivals to a stream, such as standard output.</summary>
internal sealed class StreamSink(Stream stream, string name, JsonLayout layout, bool leaveOpen) : IArrivalSink
{
    private const int BrokenPipe = 32;
    private readonly ArrayBufferWriter<byte> _elements = new(4096);
    private Shard _shard;
    private bool _isBegun;
    private long _lines;
    private long _bytes;

    public IReadOnlyList<SinkOutput> Outputs => [new SinkOutput(name, _lines, _bytes)];

    public ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken)
    {
        _shard = start.Shard;
        _isBegun = start.From > 0;
        return ValueTask.CompletedTask;
    }

    public async ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken)
    {
        _lines += batch.Arrivals.Count;
        if (!layout.IsArray())
        {
            await PutAsync(batch.LinesMemory, cancellationToken).ConfigureAwait(false);
            return;
        }

        _elements.ResetWrittenCount();
        for (var i = 0; i < batch.Arrivals.Count; i++)
        {
            JsonFraming.Write(layout, batch.Line(i), !_isBegun, _elements);
            _isBegun = true;
        }

        await PutAsync(_elements.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Failure(e);
        }
    }

    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (layout.IsArray() && _shard.IsLast)
        {
            await PutAsync((_isBegun ? JsonFraming.Close(layout) : JsonFraming.Empty).ToArray(), cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Commit()
    {
    }

    public ValueTask DisposeAsync() => leaveOpen ? ValueTask.CompletedTask : stream.DisposeAsync();

    private async ValueTask PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            _bytes += bytes.Length;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            throw Failure(e);
        }
    }

    private SinkException Failure(Exception e) =>
        new(name, e.Message.TrimEnd('.'), e) { IsClosedPipe = e is ObjectDisposedException || e.HResult == BrokenPipe };
}
