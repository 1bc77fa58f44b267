namespace StreamTesting;

/// <summary>The pairs of a join and what comes out of one side alone. Memory grows with the rows and the pairs.</summary>
internal sealed class JoinTable
{
    private readonly Dictionary<int, JoinRow> _left = [];
    private readonly Dictionary<int, JoinRow> _right = [];

    public JoinTable(EngineTruth engine, JoinRule general, Func<Arrival, bool> isLeft, Func<Arrival, bool> isRight)
    {
        var rights = new Dictionary<string, List<JoinRow>>(StringComparer.Ordinal);
        var rows = new List<JoinRow>();
        var clocks = new Dictionary<(string, int), long>();
        foreach (var verdict in engine.StreamArrivals().Where(verdict => verdict.Outcome is not (ArrivalOutcome.Duplicate or ArrivalOutcome.DeadLettered or ArrivalOutcome.Skipped)))
        {
            var ordinal = engine.Stream.TryFind(verdict.Arrival.Event.Id, out var known) ? known.Ordinal : -1;
            var (onLeft, onRight) = (isLeft(verdict.Arrival), isRight(verdict.Arrival));
            if (!onLeft && !onRight)
            {
                continue;
            }

            var lane = (verdict.Arrival.Topic, verdict.Arrival.Partition);
            var clock = clocks[lane] = Math.Max(clocks.GetValueOrDefault(lane, long.MinValue), verdict.Arrival.Event.EventTime.ToUnixTimeMilliseconds());
            if (onLeft)
            {
                var row = new JoinRow(verdict, isLeft: true, ordinal, clock);
                rows.Add(row);
                _left.TryAdd(ordinal, row);
            }

            if (onRight)
            {
                var row = new JoinRow(verdict, isLeft: false, ordinal, clock);
                rows.Add(row);
                _right.TryAdd(ordinal, row);
                var key = verdict.Arrival.Event.Key;
                (rights.TryGetValue(key, out var same) ? same : rights[key] = []).Add(row);
            }
        }

        var rule = Rule = general.Knowing(engine, rows);
        foreach (var same in rights.Values)
        {
            same.Sort((one, other) => one.Time.CompareTo(other.Time));
        }

        foreach (var left in rows.Where(row => row.IsLeft && rights.ContainsKey(row.Arrival.Event.Key)))
        {
            Pair(left, rights[left.Arrival.Event.Key], rule);
        }

        Unmatched(engine, rule, rows);
    }

    /// <summary>The rule of the join, knowing its rows.</summary>
    public JoinRule Rule { get; }

    /// <summary>By both ordinals: how often they are a pair, and where the first of each arrived.</summary>
    public Dictionary<(int Left, int Right), (JoinExpectation Expectation, long First, long Second)> Pairs { get; } = [];

    /// <summary>By side and ordinal: how often an event comes out alone, and where it arrived first; empty where the join's rules do not say.</summary>
    public Dictionary<(bool IsLeft, int Ordinal), (JoinExpectation Expectation, long At)> Alone { get; } = [];

    public JoinRow? Find(bool isLeft, int ordinal) => (isLeft ? _left : _right).GetValueOrDefault(ordinal);

    private void Pair(JoinRow left, List<JoinRow> rights, JoinRule rule)
    {
        for (var i = FirstAt(rights, left.Time - rule.Reach.Before); i < rights.Count && rights[i].Time <= left.Time + rule.Reach.After; i++)
        {
            var right = rights[i];
            var found = rule.Of(left, right);
            if (found.Must + found.May > 0)
            {
                var at = (left.Ordinal, right.Ordinal);
                Pairs[at] = Pairs.TryGetValue(at, out var known) ? (known.Expectation.Plus(found), known.First, known.Second) : (found, left.Arrival.Position, right.Arrival.Position);
                left.Add(right, found);
                right.Add(left, found);
            }
        }
    }

    private void Unmatched(EngineTruth engine, JoinRule rule, List<JoinRow> rows)
    {
        if (rule.Unmatched(engine, rows) is not { } alone)
        {
            return;
        }

        foreach (var row in rows)
        {
            var (at, found) = ((row.IsLeft, row.Ordinal), alone(row));
            Alone[at] = Alone.TryGetValue(at, out var known) ? (known.Expectation.Plus(found), known.At) : (found, row.Arrival.Position);
        }
    }

    private static int FirstAt(List<JoinRow> sorted, long time)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
