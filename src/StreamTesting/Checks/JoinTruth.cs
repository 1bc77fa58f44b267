namespace StreamTesting;

/// <summary>Which events of a stream a correct job joins. Immutable; memory grows with the pairs.</summary>
public sealed class JoinTruth
{
    private readonly JoinRule _rule;
    private readonly Lazy<JoinTable> _table;
    private readonly Lazy<IReadOnlyList<PairTruth>> _pairs;

    private JoinTruth(EngineTruth engine, JoinRule rule, Func<Arrival, bool> isLeft, Func<Arrival, bool> isRight, bool repeats)
    {
        (Engine, _rule, Repeats) = (engine, rule, repeats);
        _table = new(() => new JoinTable(Engine, rule, isLeft, isRight));
        _pairs = new(() => [.. All.OrderBy(pair => Math.Max(pair.Value.First, pair.Value.Second)).ThenBy(pair => pair.Key)
            .Select(pair => new PairTruth(Engine.Stream.Events[pair.Key.Left], Engine.Stream.Events[pair.Key.Right], pair.Value.Expectation))]);
    }

    /// <summary>What the engine does with the stream.</summary>
    public EngineTruth Engine { get; }

    /// <summary>
    /// All pairs that must or may come out, in the order in which their second events arrived. Computed at the first use and kept: memory grows with the pairs.
    /// </summary>
    public IReadOnlyList<PairTruth> Pairs => _pairs.Value;

    /// <summary>How many pairs must come out.</summary>
    public long MustCount => _table.Value.Pairs.Values.LongCount(pair => pair.Expectation.Must > 0);

    /// <summary>How many pairs may come out or not.</summary>
    public long MayCount => _table.Value.Pairs.Values.LongCount(pair => pair.Expectation.May > 0);

    /// <summary>How many events must come out of one side alone, without a partner. 0 for inner joins, and where <see cref="JudgesUnmatched"/> is false.</summary>
    public long UnmatchedMustCount => _table.Value.Alone.Values.LongCount(row => row.Expectation.Must > 0);

    /// <summary>How many events may come out of one side alone or not.</summary>
    public long UnmatchedMayCount => _table.Value.Alone.Values.LongCount(row => row.Expectation.May > 0);

    /// <summary>Whether the rules of this join say which events come out of one side alone; false for <see cref="OfInterval"/>, where such outputs are counted and allowed.</summary>
    public bool JudgesUnmatched => _rule.JudgesUnmatched;

    /// <summary>Whether a window that fires again puts its pairs out again.</summary>
    internal bool Repeats { get; }

    internal IEnumerable<KeyValuePair<(int Left, int Right), (JoinExpectation Expectation, long First, long Second)>> All => _table.Value.Pairs;

    internal IEnumerable<KeyValuePair<(bool IsLeft, int Ordinal), (JoinExpectation Expectation, long At)>> Alone => _table.Value.Alone;

    /// <summary>
    /// Of an interval join (Flink): see <see cref="IntervalJoinRules"/>. Inputs of one topic have one watermark, made before they are split; those of
    /// several topics have one each, of which the least counts. Outputs of one side alone are counted and not judged.
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

    /// <summary>
    /// Of a join of two streams (Kafka Streams): see <see cref="StreamJoinRules"/>; the grace is the profile's allowed lateness. A job that looks for records without a
    /// partner once a second, as is the default, has a <see cref="StoreRules.EmitInterval"/> of 1,000 in its profile.
    /// </summary>
    /// <param name="engine">What the engine does with the stream's arrivals by themselves, of all topics that are joined.</param>
    /// <param name="rules">Which records are partners, and what comes out without one.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input.</param>
    /// <exception cref="ArgumentException">The rules or a value of the profile is one that the engine does not take.</exception>
    public static JoinTruth OfStreams(EngineTruth engine, StreamJoinRules rules, Func<Arrival, bool> left, Func<Arrival, bool> right)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(rules);
        ProfileGuard.CheckStreamJoin(engine.Profile, rules);
        return Of(engine, new StreamJoinRule(rules, engine.Profile), left, right, repeats: false);
    }

    /// <summary>
    /// Of a join within windows of fixed size: each pair once for each window that takes both. All windows are expected to come out: close the last ones by a flush at
    /// the end of the plan.
    /// </summary>
    /// <param name="windows">What the engine does with the stream in windows.</param>
    /// <param name="left">Whether an arrival is of the left input, for example by its type or topic.</param>
    /// <param name="right">Whether an arrival is of the right input.</param>
    /// <param name="kind">What comes out of one side alone: once for each window that takes it and no partner.</param>
    /// <exception cref="ArgumentException">The windows are sessions.</exception>
    public static JoinTruth OfWindows(WindowedTruth windows, Func<Arrival, bool> left, Func<Arrival, bool> right, JoinKind kind = JoinKind.Inner)
    {
        ArgumentNullException.ThrowIfNull(windows);
        var shape = windows.Shape ?? throw new ArgumentException("Pairs within sessions are not judged: give windows of fixed size.", nameof(windows));
        var rules = windows.Profile.Panes;
        var repeats = rules.LateCount is not null || rules.EarlyCount is not null || rules.EarlyDelay is not null || rules.Complete;
        return Of(windows, new WindowJoinRule(shape.Size, kind, repeats), left, right, repeats);
    }

    /// <summary>Says whether two events are a pair, and why.</summary>
    /// <param name="leftId">The id of the left one.</param>
    /// <param name="rightId">The id of the right one.</param>
    /// <returns>What a correct job does with them.</returns>
    /// <exception cref="ArgumentException">The stream has no such event.</exception>
    public PairTruth Of(string leftId, string rightId)
    {
        var (left, right) = (Find(leftId, nameof(leftId)), Find(rightId, nameof(rightId)));
        return new PairTruth(left, right, Of(left, right));
    }

    internal JoinExpectation Of(EventTruth left, EventTruth right)
    {
        if (_table.Value.Pairs.TryGetValue((left.Ordinal, right.Ordinal), out var pair))
        {
            return pair.Expectation;
        }

        if (left.Key != right.Key)
        {
            return JoinExpectation.Never($"left has the key {left.Key}, right {right.Key} -> must not be a pair");
        }

        if (_table.Value.Find(isLeft: true, left.Ordinal) is not { } one)
        {
            return JoinExpectation.Never($"{left.Id} is not of the left input, or not to be read -> must not be a pair");
        }

        return _table.Value.Find(isLeft: false, right.Ordinal) is { } other
            ? _table.Value.Rule.Of(one, other)
            : JoinExpectation.Never($"{right.Id} is not of the right input, or not to be read -> must not be a pair");
    }

    internal JoinExpectation OfAlone(bool isLeft, EventTruth known) => _table.Value.Alone.TryGetValue((isLeft, known.Ordinal), out var row)
        ? row.Expectation
        : JoinExpectation.Never($"{known.Id} is not of the {(isLeft ? "left" : "right")} input, or not to be read -> must not come out alone");

    private EventTruth Find(string id, string parameter)
    {
        ArgumentNullException.ThrowIfNull(id, parameter);
        return Engine.Stream.TryFind(id, out var known) ? known : throw new ArgumentException($"The stream has no event '{id}'.", parameter);
    }

    private static JoinTruth Of(EngineTruth engine, JoinRule rule, Func<Arrival, bool> left, Func<Arrival, bool> right, bool repeats)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (engine.Options is { Horizon: { } horizon, ForgetsAtHorizon: false })
        {
            throw new ArgumentException($"Whether a copy beyond the horizon of {horizon} is taken again is not decided, and pairs are made of what is taken: say {nameof(TruthOptions.ForgetsAtHorizon)}.", nameof(engine));
        }

        return new JoinTruth(engine, rule, left, right, repeats);
    }
}
