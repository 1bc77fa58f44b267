namespace StreamTesting;

/// <summary>
/// Windows that slide with the records: for each record one that ends with it and one that starts after it, <c>[start, start + difference]</c>,
/// both ends inclusive, made when there is something in them. Those that would start before the epoch are one, <c>[0, difference]</c>. Source:
/// Kafka Streams' <c>KStreamSlidingWindowAggregate</c>: what the backward scan finds decides what is made, so a record that is not late can
/// be lost, and one can be in a window outside whose bounds it is.
/// </summary>
internal sealed class SlidingOperator : IStepOperator
{
    private readonly long _difference;
    private readonly long _grace;
    private readonly WindowStore<SlidingWindow> _store;
    private readonly SlidingOutput _output;
    private readonly DropCounter _drops;
    private readonly Action<SlidingWindow>? _written;

    /// <summary>Makes the windows of one partition; what is told of each write, where somebody listens.</summary>
    public SlidingOperator(EngineProfile profile, long timeDifference, int partition, Action<SlidingWindow>? written = null)
    {
        _written = written;
        (_difference, _grace) = (timeDifference, profile.Windows.AllowedLateness);
        var rules = profile.Store ?? StoreRules.InMemory;
        var readsAtRetention = rules.KeepsAtRetention && profile.Panes is { Final: not Firing.Never, Buffered: false };
        _store = new WindowStore<SlidingWindow>(rules, rules.Retention ?? (2 * timeDifference) + _grace, readsAtRetention);
        _output = new SlidingOutput(profile, _store, timeDifference, partition);
        _drops = new DropCounter(profile.Windows.Drops);
    }

    public bool FollowsClock => true;

    public bool Takes(in Step record) => record is { Key: not null, Value: not null };

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (clock.PassedTime(record.Time + _difference, _grace))
        {
            Reject(record, record.Time, clock, outcomes);
        }
        else if (_difference == 0)
        {
            outcomes.Add(new FailureOutcome("Sliding windows of difference 0 are empty to Kafka Streams: the task dies of the first record."));
        }
        else if (record.Time < _difference)
        {
            TakeEarly(record, clock, outcomes);
        }
        else
        {
            Take(record, clock, outcomes);
            _output.Look(clock, outcomes);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes) => _drops.EndBundle(outcomes);

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Restart()
    {
        _store.Restart();
        _output.Restart();
    }

    private void Take(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        var time = record.Time;
        var (before, inRight, previous) = (SlidingContent.Empty, SlidingContent.Empty, (long?)null);
        var (hasLeft, hasRight, starts) = (false, false, new HashSet<long>());
        var found = _store.Between(record.Key!, Math.Max(0, time - (2 * _difference)), time + 1);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var window = found[i].Value;
            var content = window.Content;
            starts.Add(window.Start);
            if (window.Start == time + 1)
            {
                hasRight = true;
                continue;
            }

            if (window.End < time)
            {
                (before, previous) = (content, content.LatestTime);
                break;
            }

            Update(window, content, record, clock, outcomes);
            if (window.End > time)
            {
                inRight = inRight.Count == 0 ? content : inRight;
                continue;
            }

            hasLeft = true;
            if (content.LatestTime >= time)
            {
                return;
            }

            previous = content.LatestTime;
        }

        if (previous is { } last && !starts.Contains(last + 1) && last + 1 + _difference >= time)
        {
            Update(New(record, last + 1), SlidingContent.Empty, record, clock, outcomes);
        }

        if (!hasLeft)
        {
            Update(New(record, time - _difference), time - _difference <= previous ? before : SlidingContent.Empty, record, clock, outcomes);
        }

        if (!hasRight)
        {
            OpenRight(record, inRight, clock, outcomes);
        }
    }

    /// <summary>A record less than the difference after the epoch.</summary>
    private void TakeEarly(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        var time = record.Time;
        var (combined, inRight) = ((SlidingWindow?)null, SlidingContent.Empty);
        var starts = new HashSet<long>();
        foreach (var (_, _, window) in _store.Between(record.Key!, 0, time + 1))
        {
            starts.Add(window.Start);
            if (window.Start == 0)
            {
                combined = window;
            }
            else if (window.Start <= time)
            {
                inRight = window.Content;
                Update(window, window.Content, record, clock, outcomes);
            }
        }

        var content = combined?.Content ?? SlidingContent.Empty;
        if (!starts.Contains(time + 1))
        {
            OpenRight(record, inRight.Count == 0 && content.LatestTime > time ? content : inRight, clock, outcomes);
        }

        if (combined is not null && content.LatestTime < time && !starts.Contains(content.LatestTime + 1))
        {
            Update(New(record, content.LatestTime + 1), SlidingContent.Empty, record, clock, outcomes);
        }

        Update(combined ?? New(record, 0), content, record, clock, outcomes);
    }

    private SlidingWindow New(in Step record, long start) => new(record.Key!, start, start + _difference);

    /// <summary>The window after the record, if another holds later ones; it is made whether closed or not, and without the record.</summary>
    private void OpenRight(in Step record, in SlidingContent content, in EngineClock clock, List<Outcome> outcomes)
    {
        if (content.LatestTime > record.Time)
        {
            Write(New(record, record.Time + 1), content, clock, outcomes);
        }
    }

    private void Update(SlidingWindow window, in SlidingContent content, in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (clock.PassedTime(window.End, _grace))
        {
            Reject(record, window.Start, clock, outcomes);
        }
        else
        {
            Write(window, content.With(record), clock, outcomes);
        }
    }

    private void Write(SlidingWindow window, in SlidingContent content, in EngineClock clock, List<Outcome> outcomes)
    {
        window.Content = content;
        _written?.Invoke(window);
        if (!_store.Put(window.Key, window.Start, window))
        {
            _drops.Window(window.Key, window.Start);
        }

        _output.Updated(window, clock, outcomes);
    }

    private void Reject(in Step record, long start, in EngineClock clock, List<Outcome> outcomes)
    {
        outcomes.Add(new RejectionOutcome(record.Number, start, start + _difference, clock.Now));
        _drops.Window(record.Key!, start);
    }
}
