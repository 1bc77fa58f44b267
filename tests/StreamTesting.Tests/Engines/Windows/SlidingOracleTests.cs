namespace StreamTesting.Tests.Engines;

/// <summary>Windows that slide with the records. The scenarios are those of the engine's recorded runs.</summary>
public sealed class SlidingOracleTests
{
    [Fact]
    public void Record_NotLateButWithAClosedLeftWindow_IsLostToAWindowMadeLater()
    {
        var outcomes = Fold(PaneRules.EveryUpdate, 3, ("a", 20), ("b", 27), ("a", 20), ("a", 25));

        outcomes.OfType<DropOutcome>().ShouldHaveSingleItem().Count.ShouldBe(1);
        outcomes.OfType<PaneOutcome>().Last(pane => pane is { Key: "a", Start: 20, End: 25 }).Records.ShouldBe([0, 3]);
    }

    [Fact]
    public void Window_AfterALateRecord_ListsARecordOutsideItsBounds()
    {
        var outcomes = Fold(PaneRules.EveryUpdate, 1, ("b", 84), ("a", 90), ("b", 88), ("b", 89), ("b", 88));

        outcomes.OfType<PaneOutcome>().Last(pane => pane is { Key: "b", Start: 89, End: 94 }).Records.ShouldBe([2, 3]);
    }

    [Fact]
    public void Window_Suppressed_ComesTwiceInTheMillisecondItCanStillChange()
    {
        var outcomes = Fold(PaneRules.Suppressed, 3, ("a", 20), ("b", 22), ("a", 20), ("b", 23), ("a", 20));

        var finals = outcomes.OfType<PaneOutcome>().Where(pane => pane is { Key: "a", End: 20 }).ToList();
        finals.Select(pane => string.Join(',', pane.Records)).ShouldBe(["0,2", "0,2,4"]);
        finals.Select(pane => (pane.Timing, pane.Index)).ShouldBe([(PaneTiming.Final, 0), (PaneTiming.Final, 1)]);
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(29, false)]
    public void Record_IsTakenWhileItsRightWindowIsOpen(long greatest, bool taken)
    {
        var outcomes = Fold(PaneRules.EveryUpdate, 3, ("b", greatest), ("a", 20));

        outcomes.OfType<RejectionOutcome>().Any(rejection => rejection is { Number: 1, Start: 20, End: 25 }).ShouldBe(!taken);
    }

    [Fact]
    public void Record_WithoutAValue_IsDroppedAndMovesNoClock()
    {
        var oracle = EngineProfiles.KafkaStreams.SlidingOracle(5);

        oracle.Apply(Step.Record(0, "a", 1000) with { Value = null }).ShouldHaveSingleItem().ShouldBeOfType<DropOutcome>();

        oracle.Apply(Step.Record(1, "a", 20)).ShouldHaveSingleItem().ShouldBeOfType<PaneOutcome>();
    }

    [Fact]
    public void Difference_OfNothing_FailsAtTheFirstRecord()
    {
        var oracle = EngineProfiles.KafkaStreams.SlidingOracle(0);

        oracle.Apply(Step.Record(0, "a", 20)).ShouldHaveSingleItem().ShouldBeOfType<FailureOutcome>();
    }

    [Fact]
    public void Profile_WithWatermarks_IsRefused() =>
        Should.Throw<ArgumentException>(() => EngineProfiles.FlinkPerRecord.SlidingOracle(5)).Message.ShouldContain("stream time");

    private static List<Outcome> Fold(PaneRules panes, long grace, params (string Key, long Time)[] records)
    {
        var profile = EngineProfiles.KafkaStreams with
        {
            Panes = panes,
            Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = grace },
        };
        var oracle = profile.SlidingOracle(5);
        return [.. records.SelectMany((record, number) => oracle.Apply(Step.Record(number, record.Key, record.Time)).ToList())];
    }
}
