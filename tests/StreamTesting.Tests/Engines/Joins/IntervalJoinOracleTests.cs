namespace StreamTesting.Tests.Engines;

public sealed class IntervalJoinOracleTests
{
    private const int Left = 0;
    private const int Right = 1;
    private static readonly IntervalJoinRules Rules = new() { Lower = -2, Upper = 3, LateSideOutput = true };
    private static readonly EngineProfile Manual = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Emission = WatermarkEmission.Manual } };

    [Theory]
    [InlineData(7, true, false)]
    [InlineData(8, true, true)]
    [InlineData(8, false, false)]
    [InlineData(9, false, true)]
    [InlineData(12, false, true)]
    [InlineData(13, false, false)]
    [InlineData(13, true, true)]
    [InlineData(14, true, false)]
    public void Record_PairsWithinBothBounds(long right, bool inclusive, bool pairs)
    {
        var rules = Rules with { LowerInclusive = inclusive, UpperInclusive = inclusive };

        foreach (var swapped in new[] { false, true })
        {
            var steps = new[] { Record(0, Left, 10), Record(1, Right, right) };
            var outcomes = Apply(Manual.IntervalJoinOracle(rules), swapped ? [steps[1], steps[0]] : steps);

            outcomes.ShouldBe(pairs ? [new PairOutcome(0, 1, Math.Max(10, right))] : []);
        }
    }

    [Fact]
    public void Record_OfAnotherKey_IsNoPartner() =>
        Apply(Manual.IntervalJoinOracle(Rules), Record(0, Left, 10), Record(1, Right, 10) with { Key = "other" }).ShouldBeEmpty();

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(16, false)]
    public void Record_BelowTheWatermark_IsLateAndOneAtItNot(long time, bool late)
    {
        var outcomes = Apply(Manual.IntervalJoinOracle(Rules), [.. Both(15), Record(0, Left, time)]);

        outcomes.OfType<LateOutcome>().ShouldBe(late ? [new LateOutcome(0, 15, ToSideOutput: true)] : []);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void LeftRow_IsForgottenAtItsTimeAndTheUpperBound_ThoughItsPartnerIsOnTime(long watermark, bool pairs) =>
        Apply(Manual.IntervalJoinOracle(Rules), [Record(0, Left, 10), .. Both(watermark), Record(1, Right, 13)]).OfType<PairOutcome>().Any().ShouldBe(pairs);

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void RightRow_IsForgottenAtItsTimeLessTheLowerBound(long watermark, bool pairs) =>
        Apply(Manual.IntervalJoinOracle(Rules), [Record(0, Right, 10), .. Both(watermark), Record(1, Left, 12)]).OfType<PairOutcome>().Any().ShouldBe(pairs);

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Row_WhosePartnersLieBeforeIt_IsKeptUpToItsOwnTime(long watermark, bool pairs)
    {
        var oracle = Manual.IntervalJoinOracle(new() { Lower = -5, Upper = -1 });
        Apply(oracle, Record(0, Left, 10), Record(1, Left, 10));
        oracle.PendingTimers.ShouldBe(1, "one for each key and time");

        Apply(oracle, Both(watermark));

        oracle.PendingTimers.ShouldBe(pairs ? 1 : 0);
        Apply(oracle, Record(2, Right, 9)).OfType<PairOutcome>().Count().ShouldBe(pairs ? 2 : 0);
    }

    [Fact]
    public void Watermark_IsTheLesserOfBothInputs()
    {
        var oracle = Manual.IntervalJoinOracle(Rules);

        Apply(oracle, Watermark(10, Left)).ShouldBeEmpty();
        Apply(oracle, Watermark(7, Right)).ShouldBe([new WatermarkOutcome(7)]);
        Apply(oracle, Step.Status(idle: true, Right)).ShouldBe([new WatermarkOutcome(10)]);
        Apply(oracle, Step.Status(idle: false, Right), Watermark(9, Right)).ShouldBeEmpty("the watermark never goes back");
    }

    [Fact]
    public void Watermark_OfAnIdleInput_CountsAgainAndSaysNothing()
    {
        var oracle = Manual.IntervalJoinOracle(Rules);
        Apply(oracle, Watermark(5, Left), Watermark(5, Right), Step.Status(idle: true, Right), Watermark(6, Right), Watermark(9, Left)).OfType<WatermarkOutcome>()
            .Select(watermark => watermark.Time).ShouldBe([5, 6], "the right input holds back at 6 again");
    }

    [Fact]
    public void Inputs_AfterARestart_StartAnewAndRowsAreKept()
    {
        var oracle = Manual.IntervalJoinOracle(Rules);
        Apply(oracle, [Record(0, Left, 10), .. Both(11), Step.Restart()]);

        Apply(oracle, Record(1, Right, 9), Watermark(20, Left)).ShouldBe([new PairOutcome(0, 1, 10)]);
        Apply(oracle, Watermark(4, Right)).ShouldBe([new WatermarkOutcome(4)]);
    }

    [Theory]
    [InlineData(AllIdleRule.FlushMaximum, 10)]
    [InlineData(AllIdleRule.Hold, 7)]
    public void Watermark_WhenBothInputsTurnIdle_JumpsOrStays(AllIdleRule rule, long expected)
    {
        var oracle = (Manual with { Clock = Manual.Clock with { AllIdle = rule } }).IntervalJoinOracle(Rules);

        var outcomes = Apply(oracle, Watermark(10, Left), Watermark(7, Right), Step.Status(idle: true, Left), Step.Status(idle: true, Right));

        outcomes.OfType<WatermarkOutcome>().Last().Time.ShouldBe(expected);
        outcomes[^1].ShouldBe(new StatusOutcome(Idle: true));
        Apply(oracle, Step.Status(idle: false, Right)).ShouldBe([new StatusOutcome(Idle: false)]);
    }

    [Fact]
    public void Sources_OfBothInputs_HaveWatermarksOfTheirOwn()
    {
        var oracle = EngineProfiles.FlinkPerRecord.IntervalJoinOracle(Rules);

        Apply(oracle, Record(0, Left, 20)).ShouldBeEmpty();
        Apply(oracle, Record(1, Right, 10)).ShouldBe([new WatermarkOutcome(9)]);
    }

    [Fact]
    public void Record_WithoutATime_FailsTheJob() =>
        Apply(Manual.IntervalJoinOracle(Rules), Record(0, Left, long.MinValue)).ShouldHaveSingleItem().ShouldBeOfType<FailureOutcome>();

    [Fact]
    public void Records_WithoutATime_AreNoPair() =>
        Apply(Manual.IntervalJoinOracle(Rules with { Lower = 0, Upper = 0 }), Record(0, Left, long.MinValue), Record(1, Right, long.MinValue)).ShouldAllBe(outcome => outcome is FailureOutcome);

    [Fact]
    public void IntervalJoinOracle_OfImpossibleRulesOrSteps_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Manual.IntervalJoinOracle(new() { Lower = 3, Upper = 2 })).Message.ShouldContain("The upper bound of an interval join, from the lower one on, is 2");
        Should.Throw<ArgumentException>(() => EngineProfiles.Spark.IntervalJoinOracle(Rules)).Message.ShouldContain("driven by MicroBatches");
        Should.Throw<ArgumentException>(() => Manual.IntervalJoinOracle(Rules).Apply(Record(7, 2, 1))).Message.ShouldContain("Record 7 comes from input 2");
        Should.Throw<ArgumentException>(() => Manual.IntervalJoinOracle(Rules).Apply(Watermark(1, -1))).Message.ShouldContain("The step Watermark comes from input -1");
    }

    private static Step Record(long number, int input, long time) => Step.Record(number, "a", time) with { Input = input };

    private static Step Watermark(long time, int input) => Step.Watermark(time, input);

    private static Step[] Both(long time) => [Watermark(time, Left), Watermark(time, Right)];

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
