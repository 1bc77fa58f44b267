namespace StreamTesting.Tests.Engines;

public sealed class StreamTableJoinOracleTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Record_MeetsTheRowAsItIs_OrAsOfItsTime(bool versioned, long row)
    {
        var rules = new StreamTableJoinRules { Table = versioned ? TableRules.Versioned(100) : TableRules.Unversioned };

        var outcomes = Fold(rules, Row(0, 10), Row(1, 20), Record(2, 15));

        outcomes.ShouldBe([new PairOutcome(2, row, 15)]);
    }

    [Fact]
    public void Record_WithinTheGrace_WaitsForChangesOfTheTable()
    {
        var rules = new StreamTableJoinRules { Table = TableRules.Versioned(100), Grace = 5 };

        Fold(rules, Row(0, 10), Record(1, 20), Row(2, 18), Record(3, 24), Record(4, 25)).ShouldBe([new PairOutcome(1, 2, 20)]);
    }

    [Fact]
    public void Record_OlderThanTheGrace_IsJoinedAtOnce()
    {
        var rules = new StreamTableJoinRules { Kind = JoinKind.Left, Table = TableRules.Versioned(100), Grace = 5 };

        Fold(rules, Record(0, 20), Record(1, 14)).ShouldBe([new PairOutcome(1, null, 14)]);
    }

    [Theory]
    [InlineData(JoinKind.Inner, null)]
    [InlineData(JoinKind.Left, null)]
    [InlineData(JoinKind.Left, 5L)]
    public void Record_WithoutAKey_IsDroppedOrAloneOrFatal(JoinKind kind, long? grace)
    {
        var rules = new StreamTableJoinRules { Kind = kind, Table = TableRules.Versioned(100), Grace = grace };

        var outcome = Fold(rules, Record(0, 20) with { Key = null }).ShouldHaveSingleItem();

        var expected = kind == JoinKind.Inner ? typeof(DropOutcome) : grace is null ? typeof(PairOutcome) : typeof(FailureOutcome);
        outcome.ShouldBeOfType(expected);
    }

    [Fact]
    public void Grace_WithATableWithoutVersions_IsRefused() =>
        Should.Throw<ArgumentException>(() => Fold(new() { Grace = 5 })).Message.ShouldContain("versions");

    private static Step Record(long number, long time) => Step.Record(number, "k", time);

    private static Step Row(long number, long time) => Step.Record(number, "k", time) with { Input = 1 };

    private static List<Outcome> Fold(StreamTableJoinRules rules, params Step[] steps)
    {
        var oracle = EngineProfiles.KafkaStreams.StreamTableJoinOracle(rules);
        return [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
    }
}
