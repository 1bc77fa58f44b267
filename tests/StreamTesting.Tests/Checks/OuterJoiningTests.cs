namespace StreamTesting.Tests;

/// <summary>Outer joins over a stream of which every row's fate can be worked out by hand: 15 s apart and a key each three, even ones left, odd ones right.</summary>
public sealed class OuterJoiningTests
{
    private static readonly EngineProfile KafkaStreams = EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(30));
    private static readonly StreamJoinRules Rules = new() { Kind = JoinKind.Left, Before = 15_000, After = 15_000 };
    private static readonly GroundTruth Truth = new StreamPlan(new TestDomain(24, Entities: 3) { Gap = TimeSpan.FromSeconds(15) }).Generate(new Seed(1)).Truth;

    [Theory]
    [InlineData(JoinKind.Inner, 0)]
    [InlineData(JoinKind.Left, 10)]
    [InlineData(JoinKind.Outer, 19)]
    public void OfStreams_NoPartnerWithinReach_IsDecidedByTheKind(JoinKind kind, int must)
    {
        var join = Join(Rules with { Kind = kind });

        join.JudgesUnmatched.ShouldBeTrue();
        (join.MustCount, join.MayCount, join.UnmatchedMustCount, join.UnmatchedMayCount).ShouldBe((0, 0, must, 0));
    }

    [Fact]
    public void OfStreams_LooksOnceASecond_LeavesOpenWhenItLooks()
    {
        var join = JoinTruth.OfStreams(Truth.For(KafkaStreams with { Store = StoreRules.RocksDb with { EmitInterval = 1000 } }), Rules, IsLeft, IsRight);

        (join.UnmatchedMustCount, join.UnmatchedMayCount).ShouldBe((0, 10));
    }

    [Fact]
    public void OfInterval_OneSideAlone_IsNotJudged()
    {
        var join = JoinTruth.OfInterval(Truth.For(EngineProfiles.Flink), new IntervalJoinRules { Lower = 0, Upper = 45_000 }, IsLeft, IsRight);

        join.JudgesUnmatched.ShouldBeFalse();
        new JoinedPair[] { new("e0", null) }.AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value)).Allowed.ShouldBe(new Dictionary<string, long> { ["of one side alone"] = 1 });
    }

    [Fact]
    public void OfStreams_AnEngineWithoutStreamTime_IsRefused() =>
        Should.Throw<ArgumentException>(() => JoinTruth.OfStreams(Truth.For(EngineProfiles.Spark), Rules, IsLeft, IsRight)).Message.ShouldContain("Spark");

    [Fact]
    public void Judge_BadRowsOfOneSide_AreToldExactly()
    {
        JoinedPair[] pairs = [new("e0", null), new("e0", null), new(null, "e3"), new("e1", null), new("e22", null), new("e99", null)];

        var verdict = pairs.AsObserved().Judge(new Joining<JoinedPair>(Join(Rules), pair => pair.Value));

        verdict.Compared.ShouldBe(10);
        verdict.Counts["missing-unmatched"].Violations.ShouldBe(9);
        string.Join("\n", verdict.Violations.Where(violation => violation.Anomaly != Anomalies.MissingUnmatched || violation.EventId == "e2").Select(violation => violation.ToString())).ShouldBe("""
            duplicate-unmatched: e0 of k0, on the left side, came out alone 2 times: 2026-01-01T00:00:00Z at position 0 looks for partners up to 2026-01-01T00:00:15Z, with 30 s of grace; stream time passes that before a partner comes, and it is looked at -> must come out alone, once; it is output 1
            extra-unmatched: e3 of k0, on the right side, came out alone: the join is a left one: what has no partner on the right side is left out -> must not come out alone; it is output 2
            extra-unmatched: e1 of k1, on the left side, came out alone: e1 is not of the left input, or not to be read -> must not come out alone; it is output 3
            extra-unmatched: e22 of k1, on the left side, came out alone: 2026-01-01T00:05:30Z at position 22 looks for partners up to 2026-01-01T00:05:45Z, with 30 s of grace; stream time never passes that, the last is 2026-01-01T00:05:45Z -> must not come out alone; it is output 4
            missing-unmatched: e2 of k2, on the left side, never came out alone: 2026-01-01T00:00:30Z at position 2 looks for partners up to 2026-01-01T00:00:45Z, with 30 s of grace; stream time passes that before a partner comes, and it is looked at -> must come out alone
            phantom: a pair of 'e99' came out, which the stream never had: the stream has 24 events, and none has this id -> must not come out; it is output 5
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Judge_APartnerThatCameOrComes_MustNotBeLeftAlone()
    {
        var join = Join(Rules with { Kind = JoinKind.Outer, Before = 45_000, After = 45_000 });

        var verdict = new JoinedPair[] { new("e0", null), new(null, "e3") }.AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value));

        verdict.Violations.Where(violation => violation.Anomaly == Anomalies.ExtraUnmatched).Select(violation => violation.Rule).ShouldBe(
        [
            "2026-01-01T00:00:00Z at position 0 looks for partners up to 2026-01-01T00:00:45Z, with 30 s of grace, and e3 of position 3 comes within that -> must not come out alone; it is output 0",
            "2026-01-01T00:00:45Z at position 3 looks for partners up to 2026-01-01T00:01:30Z and finds e0 of position 0 -> must not come out alone; it is output 1",
        ]);
    }

    [Fact]
    public void OfWindows_OneSideAlone_IsJudgedWindowByWindow()
    {
        var windows = Truth.For(KafkaStreams with { Panes = PaneRules.FinalOnly, Store = StoreRules.RocksDb with { Retention = 10_000_000 } }, WindowShape.Tumbling(60_000));
        var join = JoinTruth.OfWindows(windows, IsLeft, IsRight, JoinKind.Outer);

        var verdict = new JoinedPair[] { new("e0", null), new(null, "e2"), new(null, "e3") }.AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value));

        (join.MustCount, join.UnmatchedMustCount).ShouldBe((6, 12));
        verdict.Violations.Where(violation => violation.Anomaly == Anomalies.ExtraUnmatched).Select(violation => violation.Rule).ShouldBe(
        [
            "2026-01-01T00:00:00Z at position 0: each window that takes it takes a partner as well, e3 -> must not come out alone; it is output 0",
            "e2 is not of the right input, or not to be read -> must not come out alone; it is output 1",
            "2026-01-01T00:00:45Z at position 3: each window that takes it takes a partner as well, e0 -> must not come out alone; it is output 2",
        ]);
        verdict.Violations.First(violation => violation.Anomaly == Anomalies.MissingUnmatched).ToString().ShouldBe(
            "missing-unmatched: e1 of k1, on the right side, never came out alone: 2026-01-01T00:00:15Z at position 1: 1 window must take it and no partner -> must come out alone");
    }

    [Fact]
    public void OfWindows_ResultsThatComeAgain_MayHaveBeenAloneBefore()
    {
        var windows = Truth.For(EngineProfiles.Flink.Allowing(TimeSpan.FromMinutes(1)), WindowShape.Tumbling(60_000));
        var join = JoinTruth.OfWindows(windows, IsLeft, IsRight, JoinKind.Outer);

        (join.UnmatchedMustCount, join.UnmatchedMayCount).ShouldBe((12, 12));
        new JoinedPair[] { new(null, "e1"), new(null, "e1") }.AsObserved().Judge(new Joining<JoinedPair>(join, pair => pair.Value)).Allowed.ShouldBe(new Dictionary<string, long> { ["again, as a window fired again"] = 1 });
    }

    private static JoinTruth Join(StreamJoinRules rules) => JoinTruth.OfStreams(Truth.For(KafkaStreams), rules, IsLeft, IsRight);

    private static bool IsLeft(Arrival arrival) => arrival.Event.Type == "even";

    private static bool IsRight(Arrival arrival) => arrival.Event.Type == "odd";
}
