namespace StreamTesting;

/// <summary>
/// When sliding windows come out: at each update, once from a buffer, or once from the store. The buffer lets a window go in the last
/// millisecond in which it can still change (<c>end &lt;= M - g</c>), so it may come twice, even in one step; the store only after that
/// (<c>end &lt; M - g</c>), once, and only what it still has. Source: Kafka Streams' <c>KTableSuppressProcessorSupplier</c> and
/// <c>AbstractKStreamTimeWindowAggregateProcessor.maybeForwardFinalResult</c>.
/// </summary>
internal sealed class SlidingOutput(EngineProfile profile, WindowStore<SlidingWindow> store, long timeDifference, int partition)
{
    private readonly long _grace = profile.Windows.AllowedLateness;
    private readonly long _interval = profile.Store?.EmitInterval ?? 0;
    private readonly SortedSet<(long Start, string Key)> _waiting = new(Comparer<(long Start, string Key)>.Create(Compare));
    private readonly Dictionary<(long Start, string Key), (SlidingWindow Window, SlidingContent Content)> _buffer = [];
    private long _nextLook;
    private long? _closedBefore;

    private bool Updates => profile.Panes.Final == Firing.Never;

    /// <summary>A window was written.</summary>
    public void Updated(SlidingWindow window, in EngineClock clock, List<Outcome> outcomes)
    {
        if (Updates)
        {
            outcomes.Add(window.Pane(window.Content, final: false, partition));
            return;
        }

        var name = (window.Start, window.Key);
        _waiting.Add(name);
        if (profile.Panes.Buffered)
        {
            _buffer[name] = (window, window.Content);
            EmitBuffered(clock, outcomes);
        }
    }

    /// <summary>A record that may bring out closed windows was dealt with.</summary>
    public void Look(in EngineClock clock, List<Outcome> outcomes)
    {
        if (Updates || profile.Panes.Buffered || clock.ProcessingTime < _nextLook)
        {
            return;
        }

        _nextLook = clock.ProcessingTime + _interval;
        var close = clock.Now - _grace;
        var last = close - timeDifference - 1;
        if (close <= _closedBefore || last < 0)
        {
            return;
        }

        while (_waiting.Count > 0 && _waiting.Min is var (start, key) && start <= last)
        {
            _waiting.Remove((start, key));
            if (!(start < _closedBefore - timeDifference))
            {
                outcomes.AddRange(store.Between(key, start, start).Select(row => row.Value.Pane(row.Value.Content, final: true, partition)));
            }
        }

        _closedBefore = close;
    }

    /// <summary>When the last windows were closed is kept over a restart, when to look again is not.</summary>
    public void Restart() => _nextLook = 0;

    private static int Compare((long Start, string Key) one, (long Start, string Key) other) =>
        one.Start != other.Start ? one.Start.CompareTo(other.Start) : string.CompareOrdinal(one.Key, other.Key);

    private void EmitBuffered(in EngineClock clock, List<Outcome> outcomes)
    {
        while (_waiting.Count > 0 && clock.Passed(_waiting.Min.Start + timeDifference, _grace))
        {
            var name = _waiting.Min;
            _waiting.Remove(name);
            if (_buffer.Remove(name, out var held))
            {
                outcomes.Add(held.Window.Pane(held.Content, final: true, partition));
            }
        }
    }
}
