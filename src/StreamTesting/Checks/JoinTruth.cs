namespace StreamTesting;

/// <summary>Which events of a stream a correct job joins. Immutable; memory grows with the pairs.</summary>
public sealed class JoinTruth
{
    private readonly JoinRule _rule;
    private readonly Lazy<Dictionary<(int Left, int Right), (JoinExpectation Expectation, long First, long Second)>> _pairs;
    private readonly Dictionary<int, List<ArrivalVerdict>> _left = [];
    private readonly Dictionary<int, List<ArrivalVerdict>> _right = [];

    private JoinTruth(EngineTruth engine, JoinRule rule, Func<Arrival, bool> isLeft, Func<Arrival, bool> isRight, bool repeats)
    {
        (Engine, _rule, Repeats) = (engine, rule, repeats);
        _pairs = new(() => Pairs(isLeft, isRight));
    }

    /// <summary>What the engine does with the stream.</summary>
    public EngineTruth Engine { get; }

    /// <summary>How many pairs must come out.</summary>
    public long MustCount => _pairs.Value.Values.LongCount(pair => pair.Expectation.Must > 0);

    /// <summary>How many pairs may come out or not.</summary>
    public long MayCount => _pairs.Value.Values.LongCount(pair => pair.Expectation.May > 0);

    /// <summary>Whether a window that fires again puts its pairs out again.</summary>
    internal bool Repeats { get; }

    internal IEnumerable<KeyValuePair<(int Left, int Right), (JoinExpectation Expectation, long First, long Second)>> All => _pairs.Value;

    /// <summary>
    /// Of an interval join (Flink): see <see cref="IntervalJoinRules"/>. Inputs of one topic have one watermark, made before they are split; those of
    /// several topics have one each, of which the least counts.
    /// </summary>
    /// <param name="engine">What the engine does with the stream's arrivals by themselves, of all topics that are joined.</param>
    /// <param name="rules">Which records are partners.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input; one may be of both.</param>
    /// <exception cref="ArgumentException">The stretch is empty.</exception>
    public static JoinTruth OfInterval(EngineTruth engine, IntervalJoinRules rules, Func<Arrival, bool> left, Func<Arrival, bool> right)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Lower > rules.Upper)
        {
            throw new ArgumentException(RuleText.Invariant($"The stretch of the join begins {rules.Lower} ms after the left record and ends {rules.Upper} ms after it: its end lies before its start."), nameof(rules));
        }

        return Of(engine, new IntervalJoinRule(rules), left, right, repeats: false);
    }

    /// <summary>Of a join of two streams (Kafka Streams): see <see cref="StreamJoinRules"/>; the grace is the profile's allowed lateness.</summary>
    /// <param name="engine">What the engine does with the stream's arrivals by themselves, of all topics that are joined.</param>
    /// <param name="rules">Which records are partners. Outputs of one side alone are counted and not judged.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input.</param>
    public static JoinTruth OfStreams(EngineTruth engine, StreamJoinRules rules, Func<Arrival, bool> left, Func<Arrival, bool> right)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(rules);
        return Of(engine, new StreamJoinRule(rules, engine.Profile.Windows.AllowedLateness), left, right, repeats: false);
    }

    /// <summary>Of a join within windows of fixed size: each pair once for each window that takes both.</summary>
    /// <param name="windows">What the engine does with the stream in windows.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input.</param>
    /// <exception cref="ArgumentException">The windows are sessions.</exception>
    public static JoinTruth OfWindows(WindowedTruth windows, Func<Arrival, bool> left, Func<Arrival, bool> right)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var shape = windows.Shape ?? throw new ArgumentException("Pairs within sessions are not judged: give windows of fixed size.", nameof(windows));
        var rules = windows.Profile.Panes;
        return Of(windows, new WindowJoinRule(shape.Size), left, right, repeats: rules.LateCount is not null || rules.EarlyCount is not null || rules.EarlyDelay is not null || rules.Complete);
    }

    internal JoinExpectation Of(EventTruth left, EventTruth right)
    {
        if (_pairs.Value.TryGetValue((left.Ordinal, right.Ordinal), out var pair))
        {
            return pair.Expectation;
        }

        if (left.Key != right.Key)
        {
            return JoinExpectation.Never($"left has the key {left.Key}, right {right.Key} -> must not be a pair");
        }

        if (!_left.TryGetValue(left.Ordinal, out var lefts))
        {
            return JoinExpectation.Never($"{left.Id} is not of the left input, or not to be read -> must not be a pair");
        }

        return _right.TryGetValue(right.Ordinal, out var rights)
            ? _rule.Of(lefts[0], rights[0])
            : JoinExpectation.Never($"{right.Id} is not of the right input, or not to be read -> must not be a pair");
    }

    private static JoinTruth Of(EngineTruth engine, JoinRule rule, Func<Arrival, bool> left, Func<Arrival, bool> right, bool repeats)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new JoinTruth(engine, rule, left, right, repeats);
    }

    private Dictionary<(int Left, int Right), (JoinExpectation Expectation, long First, long Second)> Pairs(Func<Arrival, bool> isLeft, Func<Arrival, bool> isRight)
    {
        var rights = new Dictionary<string, List<(long Time, int Ordinal, ArrivalVerdict Verdict)>>(StringComparer.Ordinal);
        var lefts = new List<(int Ordinal, ArrivalVerdict Verdict)>();
        foreach (var verdict in Engine.StreamArrivals().Where(verdict => verdict.Outcome is not (ArrivalOutcome.Duplicate or ArrivalOutcome.DeadLettered or ArrivalOutcome.Skipped)))
        {
            var ordinal = Engine.Stream.TryFind(verdict.Arrival.Event.Id, out var known) ? known.Ordinal : -1;
            if (isLeft(verdict.Arrival))
            {
                lefts.Add((ordinal, verdict));
                Add(_left, ordinal, verdict);
            }

            if (isRight(verdict.Arrival))
            {
                var key = verdict.Arrival.Event.Key;
                (rights.TryGetValue(key, out var same) ? same : rights[key] = []).Add((verdict.Arrival.Event.EventTime.ToUnixTimeMilliseconds(), ordinal, verdict));
                Add(_right, ordinal, verdict);
            }
        }

        var pairs = new Dictionary<(int, int), (JoinExpectation, long, long)>();
        foreach (var same in rights.Values)
        {
            same.Sort((one, other) => one.Time.CompareTo(other.Time));
        }

        foreach (var (ordinal, left) in lefts.Where(left => rights.ContainsKey(left.Verdict.Arrival.Event.Key)))
        {
            var time = left.Arrival.Event.EventTime.ToUnixTimeMilliseconds();
            var same = rights[left.Arrival.Event.Key];
            for (var i = FirstAt(same, time - _rule.Reach.Before); i < same.Count && same[i].Time <= time + _rule.Reach.After; i++)
            {
                var found = _rule.Of(left, same[i].Verdict);
                if (found.Must + found.May > 0)
                {
                    var at = (ordinal, same[i].Ordinal);
                    pairs[at] = pairs.TryGetValue(at, out var known) ? (known.Item1.Plus(found), known.Item2, known.Item3) : (found, left.Arrival.Position, same[i].Verdict.Arrival.Position);
                }
            }
        }

        return pairs;
    }

    private static void Add(Dictionary<int, List<ArrivalVerdict>> to, int ordinal, ArrivalVerdict verdict) =>
        (to.TryGetValue(ordinal, out var same) ? same : to[ordinal] = []).Add(verdict);

    private static int FirstAt(List<(long Time, int Ordinal, ArrivalVerdict Verdict)> sorted, long time)
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
