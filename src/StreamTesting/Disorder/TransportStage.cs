namespace StreamTesting;

/// <summary>Turns events into arrivals in arrival order: transport, lateness and copies. Holds only what has happened and not yet arrived.</summary>
internal sealed class TransportStage : IArrivalStage, IDisposable
{
    private readonly IEnumerator<StreamEvent> _events;
    private readonly IArrivalFormat _format;
    private readonly Lanes _lanes;
    private readonly TransportClock _clock;
    private readonly LatenessDraws _lateness;
    private readonly OfflineDraws _offline;
    private readonly CopyDraws _copies;
    private readonly PayloadDraws? _payloads;
    private readonly PriorityQueue<Arrival, (long Ticks, long Sequence)> _inFlight = new();
    private Arrival? _onTime;
    private long _frontier = long.MinValue;
    private long _index;
    private long _openRank;
    private long _sequence;

    public TransportStage(Domain domain, Seed seed, int partitions, DisorderSeeds steps, StreamCounts counts)
    {
        _events = domain.Events(DomainSeedOf(seed)).GetEnumerator();
        _format = domain.Format;
        _lanes = new Lanes(domain, partitions, steps, counts);
        _clock = new TransportClock(seed.Derive("transport"), domain.TransportDelay, domain.LeastTransportDelay);
        _lateness = new LatenessDraws(steps, counts);
        _offline = new OfflineDraws(steps, counts);
        _copies = new CopyDraws(steps, domain, counts);
        _payloads = PayloadDraws.Of(steps, domain, counts);
    }

    /// <summary>When the first event happened; null before it was asked for.</summary>
    public long? StartTicks { get; private set; }

    public static Seed DomainSeedOf(Seed seed) => seed.Derive("domain");

    public Arrival? Next()
    {
        while (true)
        {
            if (_inFlight.TryPeek(out _, out var due) && due.Ticks <= (_onTime?.Ticks ?? _frontier))
            {
                return _inFlight.Dequeue();
            }

            if (_onTime is { } arrival)
            {
                _onTime = null;
                return arrival;
            }

            if (_frontier == long.MaxValue)
            {
                return null;
            }

            Advance();
        }
    }

    public void Dispose()
    {
        _events.Dispose();
        _payloads?.Dispose();
    }

    private void Advance()
    {
        if (!_events.MoveNext())
        {
            _frontier = long.MaxValue;
            return;
        }

        var happened = _events.Current;
        happened.Index = _index++;
        happened.OpenRank = happened.EndsEntity ? -1 : _openRank++;
        _frontier = happened.Ticks;
        StartTicks ??= happened.Ticks;
        var entity = happened.Entity;
        if (entity.Lane < 0)
        {
            _offline.Meet(entity, _lanes.Place(entity), happened);
        }

        var arrival = First(happened, entity);
        _payloads?.Change(arrival);
        for (var i = 0; i < _copies.Count; i++)
        {
            if (_copies.Of(i, arrival) is { } copy)
            {
                _payloads?.ChangeCopy(copy, arrival, i);
                Schedule(copy);
            }
        }

        if (_payloads is null)
        {
            return;
        }

        foreach (var row in _payloads.RowsOf(arrival))
        {
            Schedule(row);
        }
    }

    private Arrival First(StreamEvent happened, StreamEntity entity)
    {
        var lateness = _lateness.Of(happened.Index, out var byDays);
        var heard = entity.Connection?.HeardAt(happened.Ticks, happened.EndsEntity) ?? 0;
        if (lateness == 0 && heard == 0)
        {
            return _onTime = new Arrival(happened, _format, entity.Partition, _clock.OnTime(happened));
        }

        var late = lateness == 0 ? 0 : byDays ? _clock.OffLine(happened) + lateness : happened.Ticks + lateness;
        var arrival = new Arrival(happened, _format, entity.Partition, Math.Max(late, heard));
        arrival.Causes |= (lateness == 0 ? Causes.None : Causes.Late) | (heard == 0 ? Causes.None : Causes.Offline);
        Schedule(arrival);
        return arrival;
    }

    private void Schedule(Arrival arrival) => _inFlight.Enqueue(arrival, (arrival.Ticks, _sequence++));
}
