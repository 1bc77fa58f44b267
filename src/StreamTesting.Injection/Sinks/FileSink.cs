using System.Buffers;

namespace StreamTesting.Injection;

/// <summary>Writes arrivals to files, each to the one that its route says.</summary>
internal sealed class FileSink(FileRoute route, JsonLayout layout, IFileStore store) : IArrivalSink
{
    private readonly PartFiles _files = new(store);
    private readonly Dictionary<long, PartFile> _byKey = [];
    private readonly HashSet<long> _before = [];
    private readonly HashSet<long> _after = [];
    private readonly ArrayBufferWriter<byte> _element = new(4096);
    private Shard _shard;
    private PartFile? _last;
    private long _lastKey = long.MinValue;

    public bool NeedsRest => layout.IsArray() && !route.IsSingle;

    public IReadOnlyList<SinkOutput> Outputs { get; private set; } = [];

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public ValueTask StartAsync(SinkStart start, CancellationToken cancellationToken)
    {
        _shard = start.Shard;
        route.Start(start);
        if (route.IsSingle)
        {
            _ = FileOf(0);
        }

        return ValueTask.CompletedTask;
    }

    public void Skip(IReadOnlyList<Arrival> arrivals, bool before)
    {
        if (layout.IsArray())
        {
            var keys = before ? _before : _after;
            foreach (var arrival in arrivals)
            {
                keys.Add(route.KeyOf(arrival));
            }
        }
    }

    public ValueTask WriteAsync(ArrivalBatch batch, CancellationToken cancellationToken)
    {
        for (int from = 0, to; from < batch.Arrivals.Count; from = to)
        {
            var key = route.KeyOf(batch.Arrivals[from]);
            for (to = from + 1; to < batch.Arrivals.Count && route.KeyOf(batch.Arrivals[to]) == key;)
            {
                to++;
            }

            var file = FileOf(key);
            if (layout.IsArray())
            {
                WriteElements(file, key, batch, from, to);
            }
            else
            {
                _files.Append(file, batch.LinesOf(from, to));
            }

            file.Lines += to - from;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _files.Flush();
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, file) in layout.IsArray() ? _byKey : [])
        {
            if (route.IsSingle && _shard.IsWhole && file.Lines == 0)
            {
                _files.Append(file, JsonFraming.Empty);
            }
            else if (route.IsSingle ? _shard.IsLast : !_after.Contains(key))
            {
                _files.Append(file, file.Lines == 0 && !_before.Contains(key) ? JsonFraming.Empty : JsonFraming.Close(layout));
            }
        }

        _files.Finish();
        Outputs = [.. _files.All.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new SinkOutput(file.Path, file.Lines, file.Bytes))];
        return ValueTask.CompletedTask;
    }

    public void Commit()
    {
        _files.Commit();
        Notes = route.Note([.. _files.All.Select(file => file.Path)], store) is { } note ? [note] : [];
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    private PartFile FileOf(long key)
    {
        if (_last is not null && key == _lastKey)
        {
            return _last;
        }

        if (!_byKey.TryGetValue(key, out var file))
        {
            _byKey[key] = file = _files.Add(route.PathOf(key));
        }

        (_last, _lastKey) = (file, key);
        return file;
    }

    private void WriteElements(PartFile file, long key, ArrivalBatch batch, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            _element.ResetWrittenCount();
            JsonFraming.Write(layout, batch.Line(i), file.Bytes == 0 && !_before.Contains(key), _element);
            _files.Append(file, _element.WrittenSpan);
        }
    }
}
