namespace StreamTesting;

/// <summary>
/// What Kafka Streams' left and outer joins put out without a partner: at once where stream time has passed the last time a partner can have, else once stream
/// time has passed that and the grace, if none came until then. Where the order of rows is known and each is looked at, the engine's oracle decides the rest.
/// </summary>
internal sealed class StreamJoinUnmatched
{
    private readonly StreamJoinRules _rules;
    private readonly long _grace;
    private readonly Dictionary<int, (long Known, long Keyless)> _greatest = [];
    private readonly HashSet<(long Position, bool IsLeft)>? _replayed;

    public StreamJoinUnmatched(StreamJoinRules rules, EngineProfile profile, EngineTruth engine, IReadOnlyList<JoinRow> rows)
    {
        (_rules, _grace) = (rules, profile.Windows.AllowedLateness);
        foreach (var verdict in engine.StreamArrivals().Where(verdict => verdict.Outcome is not (ArrivalOutcome.Duplicate or ArrivalOutcome.DeadLettered)))
        {
            var (known, keyless) = _greatest.GetValueOrDefault(verdict.Arrival.Partition, (long.MinValue, long.MinValue));
            var time = verdict.Arrival.Event.EventTime.ToUnixTimeMilliseconds();
            _greatest[verdict.Arrival.Partition] = (Math.Max(known, time), verdict.Outcome == ArrivalOutcome.Skipped ? Math.Max(keyless, time) : keyless);
        }

        if ((profile.Store?.EmitInterval ?? 0) == 0 && _greatest.Values.All(greatest => greatest.Keyless == long.MinValue) && rows.Select(row => row.Arrival.Topic).Distinct().Count() == 1
            && rows.Select(row => row.Arrival.Position).Distinct().Count() == rows.Count)
        {
            _replayed = Replay(profile.StreamJoinOracle(rules, engine.Rules.Layout.Partitions), rows);
        }
    }

    public JoinExpectation Of(JoinRow row)
    {
        var to = Math.Max(0, row.Time + (row.IsLeft ? _rules.After : _rules.Before));
        var limit = to + _grace;
        var last = _greatest[row.Arrival.Partition].Known;
        var (isNeverAtOnce, isAtOnce) = (HighestAt(row) <= to, row.OwnClock > to);
        var text = $"{TimeText.Of(row.Time)} at position {row.Arrival.Position} looks for partners up to {TimeText.Of(to)}";
        if (row.Partners.Where(partner => partner.Pair.Must > 0 && partner.Row.IsBefore(row) == true).Select(partner => partner.Row).FirstOrDefault() is { } first)
        {
            return JoinExpectation.Never($"{text} and finds {first.Arrival.Event.Id} of position {first.Arrival.Position} -> must not come out alone");
        }

        if (isNeverAtOnce && last <= limit)
        {
            return JoinExpectation.Never($"{text}, with {TimeText.Length(_grace)} of grace; stream time never passes that, the last is {TimeText.Of(last)} -> must not come out alone");
        }

        if (isNeverAtOnce && row.Partners.Where(partner => partner.Pair.Must > 0 && HighestAt(partner.Row) <= limit).Select(partner => partner.Row).FirstOrDefault() is { } taker)
        {
            return JoinExpectation.Never($"{text}, with {TimeText.Length(_grace)} of grace, and {taker.Arrival.Event.Id} of position {taker.Arrival.Position} comes within that -> must not come out alone");
        }

        if (isAtOnce && row.Partners.All(partner => row.IsBefore(partner.Row) == true))
        {
            return new JoinExpectation(1, 0, $"{text}, stream time {TimeText.Of(row.OwnClock)} has passed that, and no partner is there -> must come out alone, at once");
        }

        return _replayed is null
            ? new JoinExpectation(0, 1, $"{text}; whether a partner is there in time hangs on the interleaving, and when it is looked for on the wall clock -> may come out alone")
            : _replayed.Contains((row.Arrival.Position, row.IsLeft))
                ? new JoinExpectation(1, 0, $"{text}, with {TimeText.Length(_grace)} of grace; stream time passes that before a partner comes, and it is looked at -> must come out alone")
                : JoinExpectation.Never($"{text}, with {TimeText.Length(_grace)} of grace; it is never looked at after that without a partner -> must not come out alone");
    }

    private static HashSet<(long Position, bool IsLeft)> Replay(IOracle oracle, IReadOnlyList<JoinRow> rows)
    {
        var alone = new HashSet<(long, bool)>();
        foreach (var row in rows)
        {
            var step = Step.Record(row.Arrival.Position, row.Arrival.Event.Key, row.Time, row.Arrival.Partition) with { Input = row.IsLeft ? 0 : 1 };
            alone.UnionWith(oracle.Apply(step).OfType<PairOutcome>().Where(pair => pair.Left is null || pair.Right is null).Select(pair => (pair.Left ?? pair.Right!.Value, pair.Left is not null)));
        }

        return alone;
    }

    private long HighestAt(JoinRow row) => Math.Max(row.Verdict.Clock.HighestMs, _greatest[row.Arrival.Partition].Keyless);
}
