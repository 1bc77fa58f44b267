namespace StreamTesting.Injection;

/// <summary>
/// One writing of a stream. Arrivals are made by one task, formatted once by another, and each sink writes in a task of its own: the bytes
/// are the same however these are scheduled, because each of them keeps the order.
/// </summary>
internal sealed class SinkRun
{
    private readonly EventStream _stream;
    private readonly IReadOnlyList<IArrivalSink> _sinks;
    private readonly SinkOptions _options;
    private readonly ILineFormat _format;
    private readonly long _started;
    private readonly List<SinkWorker> _workers;
    private ArrivalFeed? _feed;
    private long _reported;
    private long? _expected;

    public SinkRun(EventStream stream, IReadOnlyList<IArrivalSink> sinks, SinkOptions options)
    {
        _stream = stream;
        _sinks = sinks;
        _options = options;
        _format = options.InBandTruth ? new LabelledLines() : PlainLines.Instance;
        _started = options.Time.GetTimestamp();
        _workers = [.. sinks.Select(sink => new SinkWorker(sink, Done))];
    }

    public async Task<SinkStatistics> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => WriteAllAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            return Statistics(_sinks.SelectMany(sink => sink.Outputs), _sinks.SelectMany(sink => sink.Notes));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new SinkCancelledException(Statistics([], []), cancellationToken);
        }
        catch (SinkException e)
        {
            throw e.After(Statistics([], []));
        }
        finally
        {
            foreach (var sink in _sinks)
            {
                await sink.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        var (from, to) = Range(cancellationToken);
        _expected = to - from;
        foreach (var sink in _sinks)
        {
            await sink.StartAsync(new SinkStart(_stream, _options.Shard, from, to), cancellationToken).ConfigureAwait(false);
        }

        _feed = new ArrivalFeed(_stream, _options, from, to, _sinks.Any(sink => sink.NeedsRest));
        await TogetherAsync([_feed.RunAsync, FormatAsync, .. _workers.Select(worker => (Func<CancellationToken, Task>)worker.RunAsync)], cancellationToken)
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var sink in _sinks)
        {
            sink.Commit();
        }

        Report();
    }

    /// <summary>Runs tasks side by side; the first that fails ends the others, and it is its failure that counts.</summary>
    private static async Task TogetherAsync(IEnumerable<Func<CancellationToken, Task>> parts, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;
        var tasks = parts.Select(part => Task.Run(() => part(token), CancellationToken.None)).ToList();
        var all = Task.WhenAll(tasks);
        for (var left = tasks.ToList(); left.Count > 0;)
        {
            var first = await Task.WhenAny(left).ConfigureAwait(false);
            left.Remove(first);
            if (!first.IsCompletedSuccessfully)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await first.ConfigureAwait(false);
            }
        }
    }

    private async Task FormatAsync(CancellationToken cancellationToken)
    {
        await foreach (var batch in _feed!.Batches(cancellationToken).ConfigureAwait(false))
        {
            if (batch.Place == BatchPlace.Within)
            {
                batch.Format(_format);
            }
            else if (batch.Place == BatchPlace.Before)
            {
                batch.Items.ForEach(_format.Skip);
            }

            batch.Readers = _workers.Count;
            foreach (var worker in _workers)
            {
                await worker.GiveAsync(batch, cancellationToken).ConfigureAwait(false);
            }

            if (_options.Progress is not null && _options.Time.GetElapsedTime(_reported) >= _options.ProgressEvery)
            {
                _reported = _options.Time.GetTimestamp();
                Report();
            }
        }

        _workers.ForEach(worker => worker.End());
    }

    private void Done(ArrivalBatch batch)
    {
        if (batch.IsReadByLast())
        {
            _feed!.GiveBack(batch);
        }
    }

    /// <summary>The whole needs no count; a part of it does, and that takes the making of all arrivals once.</summary>
    private (long From, long? To) Range(CancellationToken cancellationToken)
    {
        if (_options.Shard.IsWhole)
        {
            return (0, null);
        }

        long count = 0;
        foreach (var _ in _stream)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
        }

        return _options.Shard.RangeOf(count);
    }

    private void Report()
    {
        var (arrivals, bytes) = Taken;
        _options.Progress?.Report(new SinkProgress(arrivals, bytes, _expected));
    }

    /// <summary>What all sinks have taken.</summary>
    private (long Arrivals, long Bytes) Taken => _workers.Count == 0 ? (0, 0) : _workers.Min(worker => worker.Taken);

    private SinkStatistics Statistics(IEnumerable<SinkOutput> outputs, IEnumerable<string> notes)
    {
        var (arrivals, bytes) = Taken;
        return new SinkStatistics(arrivals, bytes, _options.Time.GetElapsedTime(_started), [.. outputs]) { Notes = [.. notes] };
    }
}
