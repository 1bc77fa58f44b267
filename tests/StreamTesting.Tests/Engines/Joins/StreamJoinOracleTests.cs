namespace StreamTesting.Tests.Engines;

/// <summary>Joins of two streams. The scenarios are those of the engine's recorded runs.</summary>
public sealed class StreamJoinOracleTests
{
    [Theory]
    [InlineData(16, false)]
    [InlineData(17, true)]
    [InlineData(25, true)]
    [InlineData(26, false)]
    public void Right_WithinBothDistances_IsAPartner(long right, bool joined)
    {
        var outcomes = Fold(new() { Before = 3, After = 5 }, 0, Left(0, 20), Right(1, right));

        outcomes.OfType<PairOutcome>().ShouldBe(joined ? [new PairOutcome(0, 1, Math.Max(20, right))] : []);
    }

    [Fact]
    public void Left_LateWithinTheGrace_ComesOutAloneAndThenWithItsPartner()
    {
        var rules = new StreamJoinRules { Kind = JoinKind.Left, Before = 5, After = 5 };

        var outcomes = Fold(rules, 20, Right(0, 40) with { Key = "z" }, Left(1, 30), Right(2, 31));

        outcomes.OfType<PairOutcome>().ShouldBe([new PairOutcome(1, null, 30), new PairOutcome(1, 2, 31)]);
    }

    [Theory]
    [InlineData(JoinKind.Left, true)]
    [InlineData(JoinKind.Outer, false)]
    public void Left_WithoutPartner_IsHeldBackInAnOuterJoinByWhatWaitsOnTheRight(JoinKind kind, bool isOut)
    {
        var rules = new StreamJoinRules { Kind = kind, Before = 3, After = 5 };

        var outcomes = Fold(rules, 2, Left(0, 20), Right(1, 26) with { Key = "z" }, Right(2, 27) with { Key = "z" }, Right(3, 28) with { Key = "z" });

        outcomes.OfType<PairOutcome>().Any(pair => pair.Left == 0).ShouldBe(isOut);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Left_WithoutPartner_ComesOutByTheTimeAtWhichTheLastLookStopped(int same, bool isOut)
    {
        var rules = new StreamJoinRules { Kind = JoinKind.Outer, Before = 5, After = 5 };
        Step[] stop = [.. Enumerable.Range(10, same).Select(number => Right(number, 22) with { Key = "z" })];

        var outcomes = Fold(rules, 2, [Left(0, 20), Left(1, 21) with { Key = "b" }, .. stop, Right(2, 25) with { Key = "y" }, Right(3, 28) with { Key = "x" }, Right(4, 30) with { Key = "w" }]);

        outcomes.OfType<PairOutcome>().Any(pair => pair.Left == 0).ShouldBeTrue();
        outcomes.OfType<PairOutcome>().Any(pair => pair.Left == 1).ShouldBe(isOut);
    }

    [Fact]
    public void Bounds_BelowTheEpoch_AreTheEpoch()
    {
        var rules = new StreamJoinRules { Before = 8, After = -3 };

        Fold(rules, 0, Right(0, 0), Left(1, 0), Left(2, 2)).OfType<PairOutcome>().ShouldBe([new PairOutcome(1, 0, 0), new PairOutcome(2, 0, 2)]);
        Fold(rules, 0, Left(0, 0), Left(1, 2), Right(2, 0)).OfType<PairOutcome>().ShouldBeEmpty();
    }

    [Fact]
    public void Record_WithoutAKey_MovesTheClockOfBothSides()
    {
        var rules = new StreamJoinRules { Kind = JoinKind.Left, Before = 5, After = 5 };

        var outcomes = Fold(rules, 0, Right(0, 100) with { Key = null }, Left(1, 30));

        outcomes.ShouldBe([new DropOutcome(1, 1), new PairOutcome(1, null, 30)]);
    }

    [Fact]
    public void Rows_OfAJoinWithoutAnyDistance_AreNeverKept() =>
        Fold(new() { Before = 0, After = 0 }, 0, Left(0, 8), Right(1, 8), Left(2, 8)).OfType<PairOutcome>().ShouldBeEmpty();

    [Theory]
    [InlineData(38, true)]
    [InlineData(39, false)]
    public void Left_OfAnyAge_JoinsWhatTheStoreOfTheRightStillHas(long greatest, bool joined)
    {
        var outcomes = Fold(new() { Before = 5, After = 5 }, 0, Right(0, 29), Right(1, greatest) with { Key = "z" }, Left(2, 30));

        outcomes.OfType<PairOutcome>().Any().ShouldBe(joined);
    }

    [Fact]
    public void Rows_OfOneTime_OverwriteEachOtherAfterARestart()
    {
        var outcomes = Fold(new() { Before = 5, After = 5 }, 0, Right(0, 8), Step.Restart(), Right(1, 8), Left(2, 8));

        outcomes.OfType<PairOutcome>().ShouldBe([new PairOutcome(2, 1, 8)]);
    }

    [Fact]
    public void Record_OfAThirdInput_IsRefused() =>
        Should.Throw<ArgumentException>(() => Fold(new() { Before = 5, After = 5 }, 0, Left(0, 1) with { Input = 2 })).Message.ShouldContain("input 2");

    [Fact]
    public void Distances_WithoutCommonTime_AreRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => EngineProfiles.KafkaStreams.StreamJoinOracle(new() { Before = 5, After = -6 }));

    private static Step Left(long number, long time) => Step.Record(number, "k", time);

    private static Step Right(long number, long time) => Step.Record(number, "k", time) with { Input = 1 };

    private static List<Outcome> Fold(StreamJoinRules rules, long grace, params Step[] steps)
    {
        var profile = EngineProfiles.KafkaStreams with { Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = grace } };
        var oracle = profile.StreamJoinOracle(rules);
        return [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
    }
}
