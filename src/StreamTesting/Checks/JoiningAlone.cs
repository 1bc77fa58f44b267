namespace StreamTesting;

/// <summary>What came out of one side of a join alone, against what must and may.</summary>
internal sealed class JoiningAlone(JoinTruth join)
{
    private readonly Dictionary<(bool IsLeft, int Ordinal), int> _seen = [];

    public int SeenCount => _seen.Count;

    /// <summary>Says what is wrong with an output; null where nothing is.</summary>
    public Violation? Take(bool isLeft, EventTruth known, in OutputPlace place, out bool isAgain)
    {
        isAgain = false;
        var expected = join.OfAlone(isLeft, known);
        if (expected.Must + expected.May == 0)
        {
            return About(Anomalies.ExtraUnmatched, isLeft, known, "came out alone", $"{expected.Rule}; it is {place}", place);
        }

        var count = _seen[(isLeft, known.Ordinal)] = _seen.GetValueOrDefault((isLeft, known.Ordinal)) + 1;
        if (count <= expected.Must + expected.May)
        {
            return null;
        }

        isAgain = join.Repeats;
        return isAgain
            ? null
            : About(Anomalies.DuplicateUnmatched, isLeft, known, RuleText.Invariant($"came out alone {count} times"), $"{expected.Rule}, {expected.Times}; it is {place}", place);
    }

    /// <summary>What must have come out alone and did not, by arrival.</summary>
    public IEnumerable<Violation> Missing(bool isWhole) => join.Alone
        .Where(row => _seen.GetValueOrDefault(row.Key) < (join.Repeats ? Math.Min(1, row.Value.Expectation.Must) : row.Value.Expectation.Must))
        .OrderBy(row => row.Value.At).ThenBy(row => row.Key.IsLeft ? 0 : 1)
        .Select(row => About(
            isWhole ? Anomalies.MissingUnmatched : Anomalies.Unseen, row.Key.IsLeft, join.Engine.Stream.Events[row.Key.Ordinal], Seldom(_seen.GetValueOrDefault(row.Key)), row.Value.Expectation.Rule, new OutputPlace(row.Value.At)) with { Outputs = [] });

    private static string Seldom(int seen) => seen == 0 ? "never came out alone" : RuleText.Invariant($"came out alone {RuleText.Count(seen, "time")} only");

    private static Violation About(string anomaly, bool isLeft, EventTruth known, string message, string rule, in OutputPlace place) => new(anomaly, known.Id, $"{known.Id} of {known.Key}, on the {(isLeft ? "left" : "right")} side, {message}", rule)
    {
        Event = known,
        Positions = [known.Position],
        Outputs = [place],
        At = place.Index,
    };
}
