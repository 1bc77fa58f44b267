using System.Collections.Concurrent;
using System.Threading.Channels;

namespace StreamTesting.Injection;

/// <summary>Makes the arrivals and hands them on in batches, when they are due. A few batches go round.</summary>
internal sealed class ArrivalFeed(EventStream stream, SinkOptions options, long from, long? to, bool needsRest)
{
    private const int BatchSize = 512;
    private const int MostBatches = 4;
    private readonly Channel<ArrivalBatch> _full = Channel.CreateBounded<ArrivalBatch>(
        new BoundedChannelOptions(MostBatches) { SingleReader = true, SingleWriter = true });

    private readonly ConcurrentQueue<ArrivalBatch> _free = [];
    private readonly Pacer _pacer = new(options.Pace, options.Time);

    public IAsyncEnumerable<ArrivalBatch> Batches(CancellationToken cancellationToken) => _full.Reader.ReadAllAsync(cancellationToken);

    public void GiveBack(ArrivalBatch batch)
    {
        batch.Clear();
        _free.Enqueue(batch);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await MakeAsync(cancellationToken).ConfigureAwait(false);
            _full.Writer.Complete();
        }
        catch (Exception e)
        {
            _full.Writer.Complete(e);
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        var batch = Take(BatchPlace.Within);
        foreach (var arrival in stream)
        {
            var place = arrival.Position < from ? BatchPlace.Before : arrival.Position < to || to is null ? BatchPlace.Within : BatchPlace.After;
            if (place == BatchPlace.After && !needsRest)
            {
                break;
            }

            if (place != batch.Place || batch.Items.Count == BatchSize)
            {
                batch = await HandAsync(batch, place, cancellationToken).ConfigureAwait(false);
            }

            if (place == BatchPlace.Within && options.Pace.Waits)
            {
                batch = await DueAsync(batch, arrival, cancellationToken).ConfigureAwait(false);
            }

            batch.Items.Add(arrival);
        }

        await _full.Writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ArrivalBatch> DueAsync(ArrivalBatch batch, Arrival arrival, CancellationToken cancellationToken)
    {
        if (_pacer.LeftUntil(arrival.ArrivalTime) > TimeSpan.Zero)
        {
            batch.IsPause = true;
            batch = await HandAsync(batch, BatchPlace.Within, cancellationToken).ConfigureAwait(false);
        }

        await _pacer.WaitAsync(arrival.ArrivalTime, cancellationToken).ConfigureAwait(false);
        return batch;
    }

    private async ValueTask<ArrivalBatch> HandAsync(ArrivalBatch batch, BatchPlace next, CancellationToken cancellationToken)
    {
        await _full.Writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        return Take(next);
    }

    private ArrivalBatch Take(BatchPlace place)
    {
        var batch = _free.TryDequeue(out var free) ? free : new ArrivalBatch(BatchSize);
        batch.Place = place;
        return batch;
    }
}
