using static StreamTesting.ArrivalOutcome;

namespace StreamTesting.Tests.Expectations;

public sealed class ArrivalVerdictTests
{
    private static readonly long[] Golden = [1, 12, 4, 14, 9, 15, 3, 10];
    private static readonly DateTimeOffset Ten = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_TheGoldenStreamOnFlink_TellsLateEventsAndClosedWindowsApart()
    {
        var truth = Listed.Times(Golden).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Tumbling(10));

        truth.IsExact.ShouldBeTrue();
        truth.Arrivals.Select(verdict => verdict.Outcome)
            .ShouldBe([InOrder, InOrder, LateAccepted, InOrder, ArrivalOutcome.OutOfOrder, InOrder, LateDropped, ArrivalOutcome.OutOfOrder]);
        truth.Totals.Balance.ShouldBeTrue();
        truth.Totals.ToString().ShouldStartWith("8 injected == 7 accepted + 1 dropped late + 0 undecided");
    }

    [Fact]
    public void Of_ThirdAndSeventhOfTheGoldenStreamWithoutWindows_AreLateOnFlink()
    {
        var truth = Listed.Times(Golden).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)));

        truth.Arrivals.Where(verdict => verdict.Late == Expectation.Must).Select(verdict => verdict.Arrival.Position).ShouldBe([2, 6]);
        truth.Arrivals[6].Outcome.ShouldBe(LateDropped);
    }

    [Fact]
    public void Rule_ALateArrivalOnFlink_HasTheNumbersFilledIn()
    {
        var truth = Truth(Ten, Ten.AddSeconds(10), Ten.AddSeconds(-1)).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(5)), WindowShape.Tumbling(TimeSpan.FromMinutes(1)));

        var dropped = truth.Arrivals[2];

        dropped.Rule.ShouldBe("window end 10:00 - 1 ms + lateness 0 <= watermark 10:00:04.999 -> must be dropped");
        dropped.Clock.Lowest.ShouldBe(Ten.AddSeconds(5).AddMilliseconds(-1));
        dropped.Windows.ShouldHaveSingleItem().Start.ShouldBe(Ten.AddMinutes(-1));
        dropped.Expectation.ShouldBe(Expectation.MustNot);
    }

    [Fact]
    public void Rule_ALateArrivalOnKafkaStreams_SpeaksOfGraceAndStreamTime()
    {
        var truth = Truth(Ten, Ten.AddSeconds(10), Ten.AddSeconds(-1)).For(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(10)), WindowShape.Tumbling(TimeSpan.FromMinutes(1)));

        truth.Arrivals[2].Rule.ShouldBe("window end 10:00 + grace 10 s <= stream time 10:00:10 -> must be dropped");
    }

    [Fact]
    public void Rule_OneMillisecondBefore_MustBeInIt()
    {
        var truth = Truth(Ten, Ten.AddSeconds(10).AddMilliseconds(-1), Ten.AddSeconds(-1)).For(EngineProfiles.KafkaStreams.Allowing(TimeSpan.FromSeconds(10)), WindowShape.Tumbling(TimeSpan.FromMinutes(1)));

        truth.Arrivals[2].Outcome.ShouldBe(ArrivalOutcome.OutOfOrder);
        truth.Arrivals[2].Rule.ShouldBe("window end 10:00 + grace 10 s > stream time 10:00:09.999 -> must be in it");
    }

    [Fact]
    public void Of_HoppingWindows_TellsEachWindow()
    {
        var truth = Listed.Times(3, 19, 7).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Hopping(10, 5));

        var verdict = truth.Arrivals[2];

        verdict.Windows.Select(window => (window.Start.ToUnixTimeMilliseconds(), window.Expectation)).ShouldBe([(0, Expectation.MustNot), (5, Expectation.Must)]);
        verdict.Outcome.ShouldBe(LateAccepted);
        (truth.Totals.RejectedInWindows, truth.Totals.AcceptedInWindows).ShouldBe((1, 5));
    }

    [Fact]
    public void Of_WindowsWithGaps_SaysThatItIsInNone()
    {
        var truth = Listed.Times(3, 12).For(EngineProfiles.FlinkPerRecord, WindowShape.Hopping(5, 10));

        truth.Arrivals[0].Outcome.ShouldBe(InOrder);
        Listed.Times(7).For(EngineProfiles.FlinkPerRecord, WindowShape.Hopping(5, 10)).Arrivals[0].Outcome.ShouldBe(InNoWindow);
    }

    [Fact]
    public void Of_CopiesAndBrokenBytes_AreNamedAndBalance()
    {
        var stream = new StreamPlan(new TestDomain(200)).Duplicated(0.1).Poisoned(0.05).OutOfOrder(0.2).Generate(new Seed(7));

        var truth = stream.Truth.For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromSeconds(20)), WindowShape.Tumbling(TimeSpan.FromMinutes(1)));

        truth.Totals.DeadLettered.ShouldBe(stream.Truth.Poisoned.Count);
        truth.Totals.Deduplicated.ShouldBe(stream.Truth.ArrivalCount - stream.Truth.Poisoned.Count - stream.Truth.ReadableCount);
        truth.Totals.Balance.ShouldBeTrue();
        truth.Totals.Injected.ShouldBe(stream.Truth.ArrivalCount);
        foreach (var arrival in stream)
        {
            truth.Of(arrival).Outcome.ShouldBe(
                arrival.Labels.IsPoisoned ? DeadLettered : stream.Truth.ExpectationOf(arrival) == Expectation.MustNot ? Duplicate : truth.Of(arrival).Outcome);
            (truth.Of(arrival).DuplicateOf is null).ShouldBe(truth.Of(arrival).Outcome != Duplicate);
        }
    }

    [Fact]
    public void Of_AnArrivalWithoutKeyOnKafkaStreams_IsSkippedAndMovesNoClock()
    {
        var truth = Listed.Truth(1, Listed.Arrival("a", "k", 1), Listed.Arrival("b", "", 1000), Listed.Arrival("c", "k", 2)).For(EngineProfiles.KafkaStreams, WindowShape.Tumbling(10));

        truth.Arrivals.Select(verdict => verdict.Outcome).ShouldBe([InOrder, Skipped, ArrivalOutcome.OutOfOrder]);
    }

    [Fact]
    public void Of_AnArrivalOfAnotherStream_IsRefused()
    {
        var truth = Listed.Times(1, 2).For(EngineProfiles.FlinkPerRecord);

        Should.Throw<ArgumentException>(() => truth.Of(Listed.Truth(1, Listed.Arrival("x", "k", 1)).Arrivals.First())).Message.ShouldContain("has no arrival of 'x' at position 0");
    }

    [Fact]
    public void Of_APartOfAStream_FindsArrivalsByTheirPositions()
    {
        var stream = new StreamPlan(new TestDomain(100)).Over(3).Generate(new Seed(7));
        var part = stream.Where(arrival => arrival.Partition == 1).ToList();
        var truth = new GroundTruth(part, stream.Origin).For(EngineProfiles.KafkaStreams, WindowShape.Tumbling(TimeSpan.FromMinutes(1)));

        part.ShouldAllBe(arrival => truth.Of(arrival).Arrival.Position == arrival.Position);
        Should.Throw<ArgumentException>(() => truth.Of(stream.First(arrival => arrival.Partition != 1)));
    }

    [Fact]
    public void Rule_OfWhatIsNotDecided_HasTheClocksAtBothEnds()
    {
        var truth = Listed.Truth(2, Listed.Arrival("a", "k", 20), Listed.Arrival("b", "k", 3), Listed.Arrival("c", "j", 30, partition: 1))
            .For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Tumbling(10));

        truth.Arrivals[1].Outcome.ShouldBe(Undecided);
        truth.Arrivals[1].Doubt.ShouldBe(Doubt.Interleaving);
        truth.Arrivals[1].Rule.ShouldBe("window end 00:00:00.01 - 1 ms + lateness 0 > watermark none yet or <= 00:00:00.014, by the interleaving of partitions -> may be in it");
        truth.Windows[0].May.ShouldHaveSingleItem().Event.Id.ShouldBe("b");
        truth.Windows[0].WhyNot(["b"]).ShouldBeNull();
        truth.Windows[0].WhyNot([]).ShouldBeNull();
    }

    [Fact]
    public void For_BeamWhoseWatermarksComeAsSteps_SaysWhatToDo() =>
        Should.Throw<ArgumentException>(() => Listed.Times(1).For(EngineProfiles.Beam)).Message.ShouldContain("say when its source emits");

    [Theory]
    [InlineData(4, LateRule.AtClock, "event time 00:00:00.004 <= watermark 00:00:00.004 -> late")]
    [InlineData(5, LateRule.AtClock, "event time 00:00:00.005 > watermark 00:00:00.004 -> not late")]
    [InlineData(3, LateRule.BelowClock, "event time 00:00:00.003 < watermark 00:00:00.004 -> late")]
    [InlineData(4, LateRule.BelowClock, "event time 00:00:00.004 >= watermark 00:00:00.004 -> not late")]
    [InlineData(4, LateRule.Never, "Flink has no rule for records by themselves -> must go through")]
    public void Rule_WithoutWindows_IsThatOfTheEvent(long time, LateRule late, string rule)
    {
        var profile = EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)) with { LateEvents = late };

        Listed.Times(10, time).For(profile).Arrivals[1].Rule.ShouldBe(rule);
    }

    [Fact]
    public void Rule_OfSeveralWindows_HasOneOfEach() =>
        Listed.Times(3, 19, 7).For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMilliseconds(5)), WindowShape.Hopping(10, 5)).Arrivals[2].Rule.ShouldBe(
            "window end 00:00:00.01 - 1 ms + lateness 0 <= watermark 00:00:00.013 -> must be dropped; window end 00:00:00.015 - 1 ms + lateness 0 > watermark 00:00:00.013 -> must be in it");

    [Theory]
    [InlineData(WatermarkEmission.PerRecord, null, Doubt.Interleaving)]
    [InlineData(WatermarkEmission.PerRecord, 1000L, Doubt.Idleness)]
    [InlineData(WatermarkEmission.Periodic, null, Doubt.EmissionLag)]
    public void Doubt_OfWatermarks_IsWhatTheyHangOn(WatermarkEmission emission, long? idle, Doubt doubt)
    {
        var profile = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Emission = emission, IdleTimeout = idle } };

        Listed.Truth(2, Listed.Arrival("a", "k", 20), Listed.Arrival("b", "k", 3), Listed.Arrival("c", "j", 30, partition: 1))
            .For(profile, WindowShape.Tumbling(10)).Arrivals[1].Doubt.ShouldBe(doubt);
    }

    [Theory]
    [InlineData(3, ArrivalOutcome.InOrder)]
    [InlineData(9, ArrivalOutcome.InOrder)]
    [InlineData(10, Undecided)]
    public void Of_KafkaStreamsOverTwoTopics_TakesWhatTheOtherMayHaveBroughtAndNothingOfItsOwnToCome(long other, ArrivalOutcome outcome)
    {
        var truth = Listed.Truth(1, Listed.Arrival("a", "k", 1, topic: "t"), Listed.Arrival("b", "k", 5, topic: "t"), Listed.Arrival("c", "j", other, topic: "u"), Listed.Arrival("d", "k", 100, topic: "t"))
            .For(EngineProfiles.KafkaStreams, WindowShape.Tumbling(10));

        truth.Arrivals[1].Outcome.ShouldBe(outcome);
    }

    private static GroundTruth Truth(params DateTimeOffset[] times) => Listed.Times([.. times.Select(time => time.ToUnixTimeMilliseconds())]);
}
