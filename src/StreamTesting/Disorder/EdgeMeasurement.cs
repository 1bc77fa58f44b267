namespace StreamTesting;

/// <summary>How many arrivals hit each edge, measured back from their keys, partitions and times. Memory grows with the keys.</summary>
internal sealed class EdgeMeasurement(AtEdges step)
{
    private readonly Dictionary<Edge, long> _hits = step.Edges.ToDictionary(edge => edge, _ => 0L);
    private readonly Dictionary<Lane, long> _greatest = [];
    private readonly Dictionary<(string Topic, string Key), (long Last, long Before)> _ofKey = [];

    public AtEdges Step => step;

    public long Of(Edge edge) => _hits[edge];

    public void Add(Arrival arrival)
    {
        if (arrival.Rewrite is { Label.IsPoisoned: true })
        {
            return;
        }

        var ms = EdgeStage.MsOf(arrival);
        var lane = new Lane(arrival.Topic, arrival.Partition);
        var greatest = _greatest.GetValueOrDefault(lane, long.MinValue);
        _greatest[lane] = Math.Max(greatest, ms);
        foreach (var edge in step.Edges)
        {
            if ((edge.Kind == EdgeKind.DedupHorizon) == (arrival.First is not null) && step.MomentOf(edge, ms) == greatest)
            {
                _hits[edge]++;
            }
        }

        if (step.NearEpoch && ms > 0 && ms <= (long)step.Size!.Value.TotalMilliseconds)
        {
            Hit(new Edge(EdgeKind.NearEpoch, 0));
        }

        if (arrival.First is null)
        {
            AddToKey((arrival.Topic, arrival.Event.Key), ms);
        }
    }

    private void AddToKey((string Topic, string Key) key, long ms)
    {
        if (step.Size is not null)
        {
            var slide = (long)(step.Slide ?? step.Size).Value.TotalMilliseconds;
            var from = step.FromBorder(ms);
            Hit(new Edge(EdgeKind.WindowBorder, from == slide - 1 ? -1 : (int)Math.Min(from, 2)));
        }

        if (!_ofKey.TryGetValue(key, out var known))
        {
            _ofKey[key] = (ms, long.MinValue);
            return;
        }

        if (ms == known.Last)
        {
            Hit(new Edge(EdgeKind.Tie, 0));
        }

        if (step.Gap is { } length)
        {
            var gap = (long)length.TotalMilliseconds;
            Hit(new Edge(EdgeKind.SessionGap, (int)Math.Clamp(ms - known.Last - gap, -2, 2)));
            if (known.Before != long.MinValue && ms > known.Before && ms < known.Last && known.Last - known.Before > gap && ms - known.Before < gap && known.Last - ms < gap)
            {
                Hit(new Edge(EdgeKind.SessionBridge, 0));
            }
        }

        _ofKey[key] = ms > known.Last ? (ms, known.Last) : (known.Last, Math.Max(known.Before, ms));
    }

    private void Hit(Edge edge)
    {
        if (_hits.TryGetValue(edge, out var count))
        {
            _hits[edge] = count + 1;
        }
    }
}
