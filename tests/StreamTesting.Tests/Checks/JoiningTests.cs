namespace StreamTesting.Tests;

public sealed class JoiningTests
{
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = 20_000 } };
    private static readonly IntervalJoinRules Rules = new() { Lower = -30_000, Upper = 60_000 };
    private readonly EventStream _stream = new StreamPlan(new TestDomain(60, Entities: 3)).OutOfOrder(0.3, maxDisplacement: 6).Late(0.15, TimeSpan.FromMinutes(3), atLeast: TimeSpan.FromSeconds(10)).Generate(new Seed(7));

    [Fact]
    public void OfInterval_OneTaskEveryRecord_IsDecided()
    {
        var join = Join(_stream);

        join.MayCount.ShouldBe(0);
        join.MustCount.ShouldBe(19);
    }

    [Fact]
    public void Judge_BadPairs_AreToldExactly()
    {
        var join = Join(_stream);
        JoinedPair?[] pairs = [null, new(null, null), new("x", "e1"), new("e0", null), new("e0", "e1"), new("e0", "e0"), new("e1", "e0"), new("e0", "e57")];

        var verdict = pairs.AsObserved().Judge(new Joining<JoinedPair?>(join, pair => pair.Value));

        verdict.Allowed.ShouldBe(new Dictionary<string, long> { ["of one side alone"] = 1, ["without a pair"] = 1 });
        verdict.Violations.Where(violation => violation.Anomaly != Anomalies.MissingPair).Select(violation => violation.ToString()).ShouldBe(
        [
            "extra-pair: e0 and e1 of k0 were joined: left has the key k0, right k1 -> must not be a pair; it is output 4",
            "extra-pair: e0 and e0 of k0 were joined: e0 is not of the right input, or not to be read -> must not be a pair; it is output 5",
            "extra-pair: e1 and e0 of k1 were joined: left has the key k1, right k0 -> must not be a pair; it is output 6",
            "extra-pair: e0 and e57 of k0 were joined: left 2026-01-01T00:00:00Z at position 0, right 2026-01-01T00:09:30Z at position 59: left - 30 s <= right <= left + 1 min does not hold, they are 570 s apart -> must not be a pair; it is output 7",
            "phantom: a pair of nothing came out, which the stream never had: the stream has 60 events, and none has this id -> must not come out; it is output 1",
            "phantom: a pair of 'x' came out, which the stream never had: the stream has 60 events, and none has this id -> must not come out; it is output 2",
        ]);
    }

    [Fact]
    public void OfInterval_AnEmptyStretchOrSessions_AreRefused()
    {
        Should.Throw<ArgumentException>(() => JoinTruth.OfInterval(_stream.Truth.For(Flink), new IntervalJoinRules { Lower = 2, Upper = 1 }, _ => true, _ => true)).Message.ShouldStartWith("The stretch of the join begins 2 ms after the left record and ends 1 ms after it");
        Should.Throw<ArgumentException>(() => JoinTruth.OfWindows(_stream.Truth.ForSessions(Flink, TimeSpan.FromSeconds(5)), _ => true, _ => true)).Message.ShouldStartWith("Pairs within sessions are not judged");
    }

    [Fact]
    public void Judge_NothingToJoin_IsVacuous()
    {
        var join = JoinTruth.OfInterval(_stream.Truth.For(Flink), Rules, _ => false, _ => true);

        Array.Empty<JoinedPair>().AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value)).NothingCompared.ShouldBe("no pair must come out: do 'left' and 'right' select the two inputs, and have they keys in common?");
    }

    [Fact]
    public void Text_OfAWrongJoin_IsApproved()
    {
        var join = Join(_stream);
        var pairs = join.All.Where(pair => pair.Value.Expectation.Must > 0).Select(pair => new JoinedPair(_stream.Truth.Events[pair.Key.Left].Id, _stream.Truth.Events[pair.Key.Right].Id)).ToList();
        var late = _stream.Truth.For(Flink).Arrivals.First(verdict => verdict.Outcome == ArrivalOutcome.LateDropped && verdict.Arrival.Event.Type == "even").Arrival.Event;
        var near = _stream.Truth.Events.First(known => known.Key == late.Key && known.Type == "odd" && Math.Abs((known.EventTime - late.EventTime).TotalSeconds) <= 30);

        var verdict = pairs.Skip(2).Append(pairs[9]).Append(new JoinedPair(late.Id, near.Id)).AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value));

        FailureText.Of(verdict, _stream.Truth, new FailureContext { Assertion = "ShouldJoin", Subject = "run.Output<Pair>()", Test = "Payments_find_their_orders" }).ShouldBeApproved();
    }

    private static JoinTruth Join(EventStream stream) => JoinTruth.OfInterval(stream.Truth.For(Flink), Rules, arrival => arrival.Event.Type == "even", arrival => arrival.Event.Type == "odd");
}
