namespace StreamTesting.Tests.Expectations;

/// <summary>The results of sessions one by one, with those that they grew out of.</summary>
public sealed class SessionPanesTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(100);
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(10));

    public static TheoryData<EngineProfile, int> Jobs => new()
    {
        { Flink, 1 },
        { Flink.Allowing(TimeSpan.FromMinutes(2)), 1 },
        { EngineProfiles.Beam.Emitting(WatermarkEmission.PerRecord).Bounded(TimeSpan.FromSeconds(10)).Allowing(TimeSpan.FromMinutes(2)), 1 },
        { EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(20)), 1 },
        { EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(20)), 3 },
        { EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(20)) with { Panes = PaneRules.Suppressed }, 3 },
    };

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Panes_OfSessions_AreAllThatTheOracleSaysEachUnderTheSessionItBecame(EngineProfile profile, int partitions)
    {
        var stream = new StreamPlan(new TestDomain(600, 12)).Over(partitions).Late(0.1, TimeSpan.FromMinutes(5)).Duplicated(0.05).OutOfOrder(0.2).Generate(new Seed(3));
        var oracle = profile.SessionOracle((long)Gap.TotalMilliseconds, partitions);
        var outcomes = stream.Where(arrival => !arrival.Labels.IsDuplicate)
            .SelectMany(arrival => oracle.Apply(Step.Record(arrival.Position, arrival.Event.Key, arrival.Event.EventTime.ToUnixTimeMilliseconds(), arrival.Partition)).ToList()).ToList();

        var truth = stream.Truth.ForSessions(profile, Gap);

        truth.Windows.SelectMany(window => window.Panes!.Select(pane => $"{window.Key} {Text(pane)}")).Order(StringComparer.Ordinal)
            .ShouldBe(outcomes.Select(Text).OfType<string>().Order(StringComparer.Ordinal));
        truth.Windows.ShouldAllBe(window => window.Panes!.All(pane => pane.StartMs >= window.StartMs && pane.EndMs <= window.EndMs));
        truth.Windows.Where(window => window.Expectation == Expectation.Must).ShouldAllBe(window => window.Panes!.Any(pane => !pane.IsRetraction && pane.StartMs == window.StartMs && pane.EndMs == window.EndMs));
    }

    [Fact]
    public void Panes_OfASessionOnKafkaStreams_HaveEachResultAndWhatWasTakenBack()
    {
        var truth = Listed.Times(10, 13, 40).ForSessions(EngineProfiles.KafkaStreams, TimeSpan.FromMilliseconds(5));

        truth.Windows[0].Panes!.Select(Text).ShouldBe(["[10, 10] Early 0", "back [10, 10]", "[10, 13] Early 0,1"]);
        truth.Windows[0].Expectation.ShouldBe(Expectation.Must);
    }

    [Fact]
    public void Panes_OfASessionThatGrewLate_HaveItsResultBefore()
    {
        var truth = Listed.Times(10, 20, 8, 60).ForSessions(EngineProfiles.FlinkPerRecord.Allowing(TimeSpan.FromMilliseconds(10)), TimeSpan.FromMilliseconds(5));

        truth.Windows[0].Panes!.Select(Text).ShouldBe(["[10, 15] OnTime 0", "[8, 15] Late 0,2"]);
    }

    [Fact]
    public void Rule_OfALateArrivalThatTouchesALivingSession_SaysThatItJoinsIt()
    {
        var truth = Listed.Truth(1, Listed.Arrival("a", "k", 20), Listed.Arrival("b", "z", 22), Listed.Arrival("c", "k", 16), Listed.Arrival("d", "k", 10)).ForSessions(EngineProfiles.FlinkPerRecord, TimeSpan.FromMilliseconds(5));

        (truth.Arrivals[2].Outcome, truth.Arrivals[2].Rule).ShouldBe((ArrivalOutcome.LateAccepted, "joins a session that is still open -> must be in it"));
        (truth.Arrivals[3].Outcome, truth.Arrivals[3].Rule).ShouldBe((ArrivalOutcome.LateDropped, "session end 00:00:00.015 - 1 ms + lateness 0 <= watermark 00:00:00.021 -> must be dropped"));
    }

    [Fact]
    public void Rule_OfASessionOnKafkaStreams_CountsFromItsLastRecord() =>
        Listed.Truth(1, Listed.Arrival("a", "k", 5), Listed.Arrival("b", "z", 11), Listed.Arrival("c", "k", 5)).ForSessions(EngineProfiles.KafkaStreams, TimeSpan.FromMilliseconds(5)).Arrivals[2].Rule
            .ShouldBe("session's last record 00:00:00.005 + gap 5 ms + 1 ms + grace 0 <= stream time 00:00:00.011 -> must be dropped");

    [Fact]
    public void Panes_OfASessionThatNothingCloses_AreNone()
    {
        var window = Listed.Times(10, 12).ForSessions(EngineProfiles.FlinkPerRecord, TimeSpan.FromMilliseconds(5)).Windows.Single();

        window.Panes.ShouldBeEmpty();
        window.Expectation.ShouldBe(Expectation.MustNot);
    }

    [Fact]
    public void Panes_WhereTheyAreNotAskedForOrNotKnown_AreNull()
    {
        Listed.Times(10, 40).ForSessions(EngineProfiles.FlinkPerRecord, TimeSpan.FromMilliseconds(5), new TruthOptions { Panes = false }).Windows.ShouldAllBe(window => window.Panes == null);
        Listed.Times(10, 40).ForSessions(EngineProfiles.Flink, TimeSpan.FromMilliseconds(5)).Windows.ShouldAllBe(window => window.Panes == null);
    }

    [Fact]
    public void Stream_OfASessionTruth_IsTheOneItWasMadeOf()
    {
        var ground = Listed.Times(10, 40);

        ground.ForSessions(EngineProfiles.Flink, Gap).Stream.ShouldBeSameAs(ground);
    }

    private static string Text(WindowPane pane) => pane.IsRetraction ? $"back [{pane.StartMs}, {pane.EndMs}]" : $"[{pane.StartMs}, {pane.EndMs}] {pane.Timing} {string.Join(',', pane.Positions.Order())}";

    private static string? Text(Outcome outcome) => outcome switch
    {
        PaneOutcome pane => $"{pane.Key} [{pane.Start}, {pane.End}] {pane.Timing} {string.Join(',', pane.Records.Order())}",
        RetractionOutcome back => $"{back.Key} back [{back.Start}, {back.End}]",
        _ => null,
    };
}
