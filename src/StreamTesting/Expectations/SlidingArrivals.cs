namespace StreamTesting;

/// <summary>
/// The arrivals that windows of one partition can still hold, by position. A window takes over what another held that lies up to twice the difference before
/// it, so more is kept than its bounds say.
/// </summary>
internal sealed class SlidingArrivals(TruthRules rules)
{
    private readonly Dictionary<long, Arrival> _byPosition = [];
    private readonly PriorityQueue<long, long> _oldest = new();
    private readonly long _reach = (8 * rules.Difference!.Value) + (2 * rules.Profile.Windows.AllowedLateness) + (rules.Profile.Store?.Retention ?? 0);

    public void Add(in Judged judged)
    {
        _byPosition[judged.Arrival.Position] = judged.Arrival;
        _oldest.Enqueue(judged.Arrival.Position, judged.Time);
    }

    public List<Arrival> Of(in SlidingContent content)
    {
        var arrivals = new List<Arrival>(content.Count);
        foreach (var number in content.Run.Order())
        {
            if (_byPosition.TryGetValue(number, out var arrival))
            {
                arrivals.Add(arrival);
            }
        }

        return arrivals;
    }

    public void Forget(long now)
    {
        while (_oldest.TryPeek(out var position, out var time) && time < now - _reach)
        {
            _oldest.Dequeue();
            _byPosition.Remove(position);
        }
    }
}
