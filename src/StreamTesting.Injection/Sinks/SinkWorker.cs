using System.Threading.Channels;

namespace StreamTesting.Injection;

/// <summary>One sink with the batches that wait for it. Sinks write side by side, each its own batches in their order.</summary>
internal sealed class SinkWorker(IArrivalSink sink, Action<ArrivalBatch> done)
{
    private readonly Channel<ArrivalBatch> _waiting = Channel.CreateBounded<ArrivalBatch>(
        new BoundedChannelOptions(4) { SingleReader = true, SingleWriter = true });

    private long _arrivals;
    private long _bytes;

    public IArrivalSink Sink => sink;

    /// <summary>How many arrivals, and bytes of them, the sink has taken.</summary>
    public (long Arrivals, long Bytes) Taken => (Volatile.Read(ref _arrivals), Volatile.Read(ref _bytes));

    public ValueTask GiveAsync(ArrivalBatch batch, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync(batch, cancellationToken);

    public void End() => _waiting.Writer.Complete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var batch in _waiting.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await TakeAsync(batch, cancellationToken).ConfigureAwait(false);
            done(batch);
        }

        await sink.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask TakeAsync(ArrivalBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Place != BatchPlace.Within)
        {
            sink.Skip(batch.Arrivals, batch.Place == BatchPlace.Before);
            return;
        }

        await sink.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        if (batch.IsPause)
        {
            await sink.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        Volatile.Write(ref _bytes, _bytes + batch.Lines.Length);
        Volatile.Write(ref _arrivals, _arrivals + batch.Arrivals.Count);
    }
}
