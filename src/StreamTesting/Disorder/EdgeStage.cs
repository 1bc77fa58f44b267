using System.Globalization;

namespace StreamTesting;

/// <summary>Brings chosen first arrivals to the edges of an engine's rules, one lane a partition of a topic.</summary>
internal sealed class EdgeStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly AtEdges _step;
    private readonly IReadOnlyList<Edge> _edges;
    private readonly Domain _domain;
    private readonly Seed _draws;
    private readonly SelectionInTurn _chosen;
    private readonly EdgeLane[] _lanes;
    private readonly StreamEntity[] _pushers;
    private readonly Queue<Arrival> _ready = new();
    private long _ticks = long.MinValue;
    private readonly string _name;
    private bool _ended;

    public EdgeStage(IArrivalStage input, AtEdges step, Seed seed, Domain domain, StreamCounts counts, int lanes, int partitions, int number)
    {
        (_input, _step, _edges, _domain, _draws) = (input, step, step.Drawn, domain, seed.Derive("edge"));
        _name = number == 0 ? "edge" : string.Create(CultureInfo.InvariantCulture, $"edge{number + 1}");
        _chosen = new SelectionInTurn(step.Among(seed, counts));
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new EdgeLane(Release, Pusher))];
        _pushers = [.. Enumerable.Range(0, lanes).Select(lane => new StreamEntity(
            string.Create(CultureInfo.InvariantCulture, $"{_name}-{lane % partitions}"), domain.Topics[lane / partitions]) { Partition = lane % partitions, Lane = lane })];
    }

    public static long MsOf(Arrival arrival) => arrival.Event.EventTime.ToUnixTimeMilliseconds();

    public Arrival? Next()
    {
        while (_ready.Count == 0 && !_ended)
        {
            if (_input.Next() is { } arrival)
            {
                _ticks = Math.Max(_ticks, arrival.Ticks);
                Accept(arrival);
                continue;
            }

            _ended = true;
            foreach (var lane in _lanes)
            {
                lane.Flush(long.MaxValue, _ticks);
            }
        }

        return _ready.TryDequeue(out var next) ? next : null;
    }

    private void Accept(Arrival arrival)
    {
        if (arrival.First is { HeldBy: { } holder } first && ReferenceEquals(holder, this))
        {
            (first.Followers ??= []).Add(arrival);
            return;
        }

        var lane = _lanes[arrival.Lane];
        if (lane.Greatest == long.MinValue && arrival.Event.Index >= 0)
        {
            BeginAtEpoch(arrival, lane);
        }

        var isChosen = arrival.First is null && arrival.Event.Index >= 0 && arrival.Rewrite is not { Label.IsPoisoned: true } && _chosen.Contains(arrival.Event.Index);
        if (!isChosen || !Bring(arrival, lane))
        {
            lane.Pass(arrival);
        }
    }

    /// <summary>Brings an arrival, or a companion of it, to an edge; true if it waits itself.</summary>
    private bool Bring(Arrival arrival, EdgeLane lane)
    {
        var random = _draws.Random(arrival.Event.Index);
        var edge = _edges[(int)random.NextBelow(_edges.Count)];
        var ms = MsOf(arrival);
        if (_step.MomentOf(edge, ms) is { } moment)
        {
            if (lane.Greatest > moment)
            {
                return false;
            }

            var isCopy = edge.Kind == EdgeKind.DedupHorizon;
            var waiting = isCopy ? arrival.CopyAs(DuplicateKind.Exact, arrival.Event, arrival.Ticks) : arrival;
            waiting.Causes |= Causes.AtEdge;
            waiting.HeldBy = isCopy ? null : this;
            lane.Wait(moment, pushed: true, waiting);
            return !isCopy;
        }

        foreach (var (time, companions) in CompanionsOf(edge, ms))
        {
            lane.Wait(time, pushed: false, [.. companions.Select((at, i) => Added(arrival, arrival.Event.Entity, at, i))]);
        }

        return false;
    }

    private void BeginAtEpoch(Arrival first, EdgeLane lane)
    {
        for (var i = 0; i < _step.EpochMs.Count && _step.EpochMs[i] < MsOf(first); i++)
        {
            var added = Added(first, _pushers[first.Lane], _step.EpochMs[i], 100 + i);
            added.Ticks = first.Ticks;
            lane.Pass(added);
        }
    }

    /// <summary>The events to be added to a chosen one's key, by the time at which they come.</summary>
    private IEnumerable<(long Time, long[] Companions)> CompanionsOf(Edge edge, long ms)
    {
        var gap = (long)(_step.Gap?.TotalMilliseconds ?? 0);
        switch (edge.Kind)
        {
            case EdgeKind.WindowBorder:
                var border = _step.WindowEnd(ms) + edge.Offset;
                return [(border, [border])];
            case EdgeKind.SessionGap:
                return [(ms + gap + edge.Offset, [ms + gap + edge.Offset])];
            case EdgeKind.SessionBridge:
                var other = ms + gap + (gap / 2);
                return [(other, [other, ms + (gap * 3 / 4)])];
            default:
                return [(ms, [ms])];
        }
    }

    private Arrival Added(Arrival like, StreamEntity entity, long ms, int number)
    {
        var random = _draws.Derive("added").Derive(number).Random(like.Event.Index);
        var id = string.Create(CultureInfo.InvariantCulture, $"{_name}-{like.Event.Index}-{number}");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(ms);
        var added = like.Beside(_domain.Marker(like.Event, id, entity, time, ref random), time.UtcTicks);
        added.Causes |= Causes.AtEdge;
        return added;
    }

    private Arrival Pusher(Arrival waiting, long ms) => Added(waiting, _pushers[waiting.Lane], ms, 0);

    private void Release(Arrival arrival, long ticks)
    {
        arrival.HeldBy = null;
        arrival.Ticks = Math.Max(arrival.Ticks, ticks);
        _ready.Enqueue(arrival);
        if (arrival.Followers is { } followers)
        {
            arrival.Followers = null;
            followers.ForEach(follower => Release(follower, ticks));
        }
    }
}
