namespace StreamTesting.Injection;

/// <summary>Writes the truth of a stream: a header, a line for each arrival, the final states, a summary.</summary>
internal sealed class TruthSink(string path, IFileStore store) : IArrivalSink
{
    private readonly PartFiles _files = new(store);
    private readonly TruthText _lines = new();
    private readonly ReadableArrivals _readable = new();
    private EventStream? _stream;
    private TruthTally? _tally;
    private PartFile? _file;
    private Shard _shard;

    /// <inheritdoc/>
    public bool KeepsBarriers => true;

    public bool KeepsDisturbances => true;

    public IReadOnlyList<SinkOutput> Outputs => _file is null ? [] : [new SinkOutput(path, _file.Lines, _file.Bytes)];

    public ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken)
    {
        _stream = start.Stream;
        _shard = start.Shard;
        _tally = new TruthTally(start.Stream.Plan);
        _file = _files.Add(path);
        if (_shard.IsFirst)
        {
            Put(FrameText.Header(_stream), 1);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(IReadOnlyList<Arrival> arrivals, bool before)
    {
        foreach (var arrival in before ? arrivals : [])
        {
            _readable.Next(arrival);
            if (_shard.IsLast)
            {
                _tally!.Add(arrival);
            }
        }
    }

    public ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken)
    {
        _lines.Clear();
        foreach (var arrival in batch.Items)
        {
            ArrivalText.Write(_lines, arrival, _readable.Next(arrival));
            _tally!.Add(arrival);
        }

        Put(_lines.Written, batch.Items.Count);
        return ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _files.Flush();
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (_shard.IsLast)
        {
            var states = WriteStates(cancellationToken);
            Put(FrameText.Summary(_stream!, _tally!, states), 1);
        }

        _files.Finish();
        return ValueTask.CompletedTask;
    }

    public void Commit() => _files.Commit();

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    private long WriteStates(CancellationToken cancellationToken)
    {
        if (_stream!.Plan.Domain is not IFinalStates states)
        {
            return 0;
        }

        long count = 0;
        using var text = new StateText();
        foreach (var (entity, state) in FinalStates.Of(_stream, states))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Put(text.Line(entity, state, states), 1);
            count++;
        }

        return count;
    }

    private void Put(ReadOnlySpan<byte> lines, long count)
    {
        _files.Append(_file!, lines);
        _file!.Lines += count;
    }
}
