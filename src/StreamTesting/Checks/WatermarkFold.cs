namespace StreamTesting;

internal sealed class WatermarkFold<T>(string name, WatermarkRule rule, Func<Observed<T>, WatermarkReading?> by) : CountingFold<T>(name)
{
    private readonly SortedDictionary<(string Key, int Partition), Reporter> _reporters = [];
    private long _compared;

    public IReadOnlyCollection<int> IdleAtTheEnd { get; init; } = [];

    public long MayStayBehind { get; init; }

    protected override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        if (Read(by, observation, place, "The watermark", "Give a 'by' that reads the watermark of every output, or null where it has none.") is not { } reading)
        {
            Count(Allowed, "without a watermark");
            return [];
        }

        if (Impossible(reading, place) is { } impossible)
        {
            return Found(impossible);
        }

        _compared++;
        var source = (observation.Key ?? "", observation.Partition);
        if (!_reporters.TryGetValue(source, out var reporter) || reading.Restarted)
        {
            _reporters[source] = reporter = new Reporter { Last = long.MinValue, Most = rule.Start };
        }

        var (before, limit) = (reporter, rule.Most(reading));
        var most = Math.Max(before.Most, limit.Time);
        _reporters[source] = new Reporter { Last = Math.Max(before.Last, reading.Milliseconds), Most = most, At = place, Reading = reading };
        if (reading.Milliseconds < before.Last)
        {
            return Found(Back(reading, before, place));
        }

        var isEnd = reading.Milliseconds == long.MaxValue && IsAll(reading);
        return reading.Milliseconds > most && !isEnd ? Found(Ahead(reading, limit, most, place)) : [];
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        if (ending != ObservationEnding.Completed || _reporters.Count == 0)
        {
            return [];
        }

        var stuck = _reporters.Values.Select(Stuck).OfType<Violation>().ToList();
        foreach (var violation in stuck)
        {
            Wrong.Add(violation);
        }

        return stuck;
    }

    protected override long ComparedWhen(ObservationEnding ending) => _compared;

    protected override string WhyNothing() => Observed == 0 ? "no watermark was observed"
        : !Wrong.IsEmpty ? "no reading of a watermark is a possible one"
        : Observed == 1 ? "the only output has no watermark: does 'by' select it?"
        : RuleText.Invariant($"none of the {Observed} outputs has a watermark: does 'by' select it?");

    private bool IsAll(WatermarkReading reading) =>
        reading.Consumed is not { } consumed || rule.Table.Partitions.All(partition => consumed.GetValueOrDefault(partition) == rule.Table.CountOf(partition));

    private Violation? Impossible(WatermarkReading reading, OutputPlace place)
    {
        var wrong = (reading.Consumed ?? new Dictionary<int, long>()).Where(consumed => rule.Table.CountOf(consumed.Key) is not { } count || consumed.Value < 0 || consumed.Value > count).ToList();
        if (wrong.Count > 0)
        {
            var (partition, count) = (wrong[0].Key, wrong[0].Value);
            var has = rule.Table.CountOf(partition) is { } known ? RuleText.Invariant($"partition {partition} has {RuleText.Count(known, "arrival")}") : RuleText.Invariant($"the stream has no partition {partition}");
            return new Violation(Anomalies.Phantom, null, RuleText.Invariant($"{place} says that {RuleText.Count(count, "arrival")} of partition {partition} {(count == 1 ? "was" : "were")} consumed, which the stream never had"), has) { Outputs = [place], At = place.Index };
        }

        var idle = (reading.Idle ?? []).Where(partition => rule.Table.CountOf(partition) is null).ToList();
        return idle.Count == 0
            ? null
            : new Violation(Anomalies.Phantom, null, RuleText.Invariant($"{place} says that partition {idle[0]} is idle, which the stream never had"), RuleText.Invariant($"the stream has {RuleText.Count(rule.Table.PartitionCount, "partition")}")) { Outputs = [place], At = place.Index };
    }

    private static Violation Back(WatermarkReading reading, Reporter before, in OutputPlace place) => new(
        Anomalies.WatermarkBack,
        null,
        $"the watermark went back to {reading}",
        RuleText.Invariant($"watermark {reading} of {place} < watermark {TimeText.Of(before.Last)} before it -> a watermark must never go back"))
    {
        Outputs = [before.At, place],
        At = place.Index,
    };

    private Violation Ahead(WatermarkReading reading, in WatermarkRule.Limit limit, long most, in OutputPlace place)
    {
        var known = limit.Rise is { } rise ? rule.Table.Truth.Events[rise.Ordinal] : null;
        var stays = most > limit.Time ? $", {TimeText.Of(most)} was allowed before" : "";
        return new Violation(
            Anomalies.WatermarkAhead,
            known?.Id,
            $"the watermark {reading} is ahead of what was consumed",
            RuleText.Invariant($"{rule.TextOf(limit, reading)}{stays}; watermark {reading} of {place} > {TimeText.Of(most)} -> must not be ahead"))
        {
            Event = known,
            Positions = limit.Rise is { } from ? [from.Position] : [],
            Outputs = [place],
            At = place.Index,
        };
    }

    private Violation? Stuck(Reporter reporter)
    {
        var limit = rule.Least([.. IdleAtTheEnd, .. reporter.Reading!.Idle ?? []]);
        if (limit.Rise is not { } rise || reporter.Last >= limit.Time - MayStayBehind)
        {
            return null;
        }

        var known = rule.Table.Truth.Events[rise.Ordinal];
        var allowed = MayStayBehind > 0 ? $" - {TimeText.Length(MayStayBehind)} that it may stay behind" : "";
        var idle = IdleAtTheEnd.Count == 0 ? "" : RuleText.Invariant($" (idle by then: {string.Join(", ", IdleAtTheEnd.Order().Select(partition => RuleText.Invariant($"{partition}")))})");
        return new Violation(
            Anomalies.WatermarkStuck,
            known.Id,
            $"the watermark stood still at {TimeText.Of(reporter.Last)}",
            RuleText.Invariant($"{rule.TextOf(limit, null)}{idle}; last watermark {TimeText.Of(reporter.Last)} of {reporter.At} < {TimeText.Of(limit.Time)}{allowed} -> must have come that far"))
        {
            Event = known,
            Positions = [rise.Position],
            Outputs = [reporter.At],
            At = reporter.At.Index,
        };
    }

    private readonly record struct Reporter
    {
        public long Last { get; init; }

        public long Most { get; init; }

        public OutputPlace At { get; init; }

        public WatermarkReading? Reading { get; init; }
    }
}
