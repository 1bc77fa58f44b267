namespace StreamTesting;

internal sealed class JoiningFold<T>(string name, JoinTruth join, Func<Observed<T>, JoinedPair?> by) : CountingFold<T>(name)
{
    private readonly Dictionary<(int Left, int Right), int> _seen = [];
    private readonly JoiningAlone _alone = new(join);

    private GroundTruth Truth => join.Engine.Stream;

    protected override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        if (Read(by, observation, place, "The pair", "Give a 'by' that reads both ids of every output, or null where it has none.") is not { } pair)
        {
            Count(Allowed, "without a pair");
            return [];
        }

        if (pair is { LeftId: null, RightId: null } || Unknown(pair.LeftId) || Unknown(pair.RightId))
        {
            var unknown = pair is { LeftId: null, RightId: null } ? "nothing" : RuleText.Quoted((Unknown(pair.LeftId) ? pair.LeftId : pair.RightId)!);
            return Found(new Violation(Anomalies.Phantom, null, $"a pair of {unknown} came out, which the stream never had", $"the stream has {RuleText.Count(Truth.Events.Count, "event")}, and none has this id -> must not come out; it is {place}")
            {
                Outputs = [place],
                At = place.Index,
            });
        }

        if (pair.LeftId is null || pair.RightId is null)
        {
            return TakeAlone(pair, place);
        }

        Truth.TryFind(pair.LeftId, out var left);
        Truth.TryFind(pair.RightId, out var right);
        return Take(left!, right!, place);
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        if (join.MayCount > 0)
        {
            Count(May, "whether a pair comes out", join.MayCount);
        }

        if (join.UnmatchedMayCount > 0)
        {
            Count(May, "whether an event comes out alone", join.UnmatchedMayCount);
        }

        if (ending == ObservationEnding.Stopped)
        {
            return [];
        }

        var isWhole = ending == ObservationEnding.Completed;
        var missing = join.All
            .Where(pair => _seen.GetValueOrDefault(pair.Key) < (join.Repeats ? Math.Min(1, pair.Value.Expectation.Must) : pair.Value.Expectation.Must))
            .OrderBy(pair => Math.Max(pair.Value.First, pair.Value.Second)).ThenBy(pair => pair.Key)
            .Select(pair => Missing(pair.Key, pair.Value.Expectation, isWhole));
        Wrong.Add(isWhole ? Anomalies.MissingPair : Anomalies.Unseen, missing.LongCount(), missing);
        var alone = _alone.Missing(isWhole);
        Wrong.Add(isWhole ? Anomalies.MissingUnmatched : Anomalies.Unseen, alone.LongCount(), alone);
        return missing.Concat(alone);
    }

    protected override long ComparedWhen(ObservationEnding ending) => ending == ObservationEnding.Completed ? join.MustCount + join.UnmatchedMustCount : _seen.Count + _alone.SeenCount;

    protected override string WhyNothing() => join.MayCount > 0
        ? RuleText.Invariant($"no pair must come out, {join.MayCount} may: partitions interleave; one partition, or barriers, decide")
        : "no pair must come out: do 'left' and 'right' select the two inputs, and have they keys in common?";

    private IReadOnlyList<Violation> TakeAlone(JoinedPair pair, in OutputPlace place)
    {
        if (!join.JudgesUnmatched)
        {
            Count(Allowed, "of one side alone");
            return [];
        }

        Truth.TryFind((pair.LeftId ?? pair.RightId)!, out var known);
        if (_alone.Take(pair.LeftId is not null, known!, place, out var isAllowed) is { } wrong)
        {
            return Found(wrong);
        }

        if (isAllowed)
        {
            Count(Allowed, "again, as a window fired again");
        }

        return [];
    }

    private bool Unknown(string? id) => id is not null && !Truth.TryFind(id, out _);

    private IReadOnlyList<Violation> Take(EventTruth left, EventTruth right, in OutputPlace place)
    {
        var expected = join.Of(left, right);
        if (expected.Must + expected.May == 0)
        {
            return Found(About(left, right, Anomalies.ExtraPair, $"{left.Id} and {right.Id} of {left.Key} were joined", expected.Rule, place));
        }

        var count = _seen[(left.Ordinal, right.Ordinal)] = _seen.GetValueOrDefault((left.Ordinal, right.Ordinal)) + 1;
        if (count <= expected.Must + expected.May)
        {
            return [];
        }

        if (join.Repeats)
        {
            Count(Allowed, "again, as a window fired again");
            return [];
        }

        return Found(About(left, right, Anomalies.DuplicatePair, RuleText.Invariant($"{left.Id} and {right.Id} of {left.Key} were joined {count} times"), RuleText.Invariant($"{expected.Rule}, {expected.Times}"), place));
    }

    private Violation Missing((int Left, int Right) pair, in JoinExpectation expected, bool isWhole)
    {
        var (left, right) = (Truth.Events[pair.Left], Truth.Events[pair.Right]);
        var seen = _seen.GetValueOrDefault(pair);
        var place = new OutputPlace(Math.Max(left.ReadablePosition, right.ReadablePosition));
        return About(left, right, isWhole ? Anomalies.MissingPair : Anomalies.Unseen, RuleText.Invariant($"{left.Id} and {right.Id} of {left.Key} were {(seen == 0 ? "never joined" : RuleText.Invariant($"joined {seen} times"))}"), expected.Rule, place) with { Outputs = [] };
    }

    private static Violation About(EventTruth left, EventTruth right, string anomaly, string message, string rule, in OutputPlace place) => new(anomaly, left.Id, message, $"{rule}{(anomaly is Anomalies.MissingPair or Anomalies.Unseen ? "" : $"; it is {place}")}")
    {
        Event = left,
        Positions = [left.Position, right.Position],
        Outputs = [place],
        At = place.Index,
    };
}
