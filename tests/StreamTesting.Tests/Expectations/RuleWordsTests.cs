namespace StreamTesting.Tests.Expectations;

/// <summary>The words of rules, engine by engine, and of totals.</summary>
public sealed class RuleWordsTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);
    private static readonly EngineProfile Spark = EngineProfiles.Spark.Bounded(TimeSpan.FromMilliseconds(5));

    [Fact]
    public void Rule_OfSpark_NamesTheMicroBatchBefore()
    {
        var truth = Listed.Times(1, 30, 2).For(Spark, Ten);

        truth.Arrivals[2].Rule.ShouldBe("window end 00:00:00.01 > watermark of the micro-batch before 00:00 or <= 00:00:00.025, by where micro-batches end -> may be in it");
        truth.Arrivals[0].Rule.ShouldBe("window end 00:00:00.01 > watermark of the micro-batch before 00:00 -> must be in it");
        Listed.Times(1, 30, 2).For(Spark with { Windows = Spark.Windows with { AllowedLateness = 3000 } }, Ten).Arrivals[0].Rule.ShouldBe("window end 00:00:00.01 + lateness 3 s > watermark of the micro-batch before 00:00 -> must be in it");
    }

    [Fact]
    public void Rule_OfSparksCompleteMode_SaysThatNoWindowIsEverClosed() => Listed.Times(1, 30, 2).For(Spark with { Panes = PaneRules.CompleteTable }, Ten)
        .Arrivals.ShouldAllBe(verdict => verdict.Rule == "no window is ever closed -> must be in it" && verdict.Expectation == Expectation.Must);

    [Fact]
    public void Rule_WhereAPartitionMayBeIdle_SaysSo()
    {
        var idle = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { IdleTimeout = 5 } };
        var truth = Listed.Truth(2, Listed.Arrival("a", "k", 1), Listed.Arrival("b", "j", 30, partition: 1), Listed.Arrival("c", "k", 2)).For(idle, Ten);

        truth.Arrivals[2].Rule.ShouldEndWith("> watermark none yet or <= 00:00:00.029, by when partitions count as idle -> may be in it");
        truth.Arrivals[2].Doubt.ShouldBe(Doubt.Idleness);
    }

    [Fact]
    public void Rule_OfAnEventByItself_HasTheClocksAtBothEnds()
    {
        var truth = Listed.Times(1, 30, 2).For(Spark);

        truth.Arrivals[2].Rule.ShouldBe("event time 00:00:00.002 > watermark of the micro-batch before 00:00 or <= 00:00:00.025, by where micro-batches end -> may be late");
        Listed.Times(1).For(EngineProfiles.KafkaStreams).Arrivals[0].Rule.ShouldBe("Kafka Streams has no rule for records by themselves -> must go through");
    }

    [Fact]
    public void Balance_OfTotalsThatMissOne_IsFalse()
    {
        var totals = new TruthTotals { Injected = 21, Accepted = 1, DroppedLate = 2, Undecided = 3, Deduplicated = 4, DeadLettered = 5, Skipped = 6, InWindows = 6, AcceptedInWindows = 1, RejectedInWindows = 2, UndecidedInWindows = 3 };

        totals.Balance.ShouldBeTrue();
        (totals with { Injected = 20 }).Balance.ShouldBeFalse();
        (totals with { InWindows = 5 }).Balance.ShouldBeFalse();
        totals.ToString().ShouldBe("21 injected == 1 accepted + 2 dropped late + 3 undecided + 4 deduplicated + 5 dead-lettered + 6 skipped (elements); 6 == 1 accepted + 2 rejected + 3 undecided (elements x windows)");
    }

    [Fact]
    public void ToString_OfWhatIsTold_SaysItInOneLine()
    {
        var truth = Listed.Times(1, 30, 2).For(Spark, Ten);

        truth.Arrivals[2].ToString().ShouldStartWith("position 2: Undecided, window end");
        truth.Arrivals[2].Clock.ToString().ShouldBe("1970-01-01T00:00:00Z to 1970-01-01T00:00:00.025Z");
        truth.Windows[0].ToString().ShouldBe("[1970-01-01T00:00:00Z, 1970-01-01T00:00:00.01Z) of k: 1 must, 1 may, comes out");
        Listed.Times(1, 30).For(EngineProfiles.KafkaStreams with { Panes = PaneRules.FinalOnly, Store = StoreRules.InMemory }, Ten).Windows[0].ToString().ShouldEndWith(": 1 must, may come out");
    }
}
