namespace StreamTesting.Tests.Engines;

public sealed class WindowStoreDedupTests
{
    [Theory]
    [InlineData(94, true)]
    [InlineData(95, false)]
    [InlineData(105, false)]
    [InlineData(106, false)]
    [InlineData(110, false)]
    [InlineData(111, true)]
    public void Record_IsADuplicateWithinBothDistances(long second, bool passes)
    {
        var outcomes = Apply(new() { Before = 10, After = 5 }, 100, second);

        outcomes[1].ShouldBe(passes ? new PassOutcome(1) : new DuplicateOutcome(1, 0));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Record_AfterADuplicate_PassesUnlessDuplicatesRefresh(bool refreshes, bool passes)
    {
        var outcomes = Apply(new() { Before = 10, Refreshes = refreshes }, 100, 108, 116);

        outcomes[2].ShouldBe(passes ? new PassOutcome(2) : new DuplicateOutcome(2, 1));
    }

    [Fact]
    public void Record_TooOldForTheStore_PassesAgainAndAgain()
    {
        var oracle = (EngineProfiles.KafkaStreams with { Store = StoreRules.InMemory with { Retention = 10 } }).WindowStoreDedupOracle(new() { Before = 10 });

        oracle.Apply(Step.Record(0, "y", 100));

        oracle.Apply(Step.Record(1, "x", 90)).ShouldBe([new PassOutcome(1), new DropOutcome(1, 1)]);
        oracle.Apply(Step.Record(2, "x", 90)).ShouldBe([new PassOutcome(2), new DropOutcome(1, 2)]);
    }

    private static List<Outcome> Apply(WindowStoreDedupRules rules, params long[] times)
    {
        var profile = EngineProfiles.KafkaStreams with { Store = StoreRules.RocksDb with { Retention = 1000 } };
        var oracle = profile.WindowStoreDedupOracle(rules);
        return [.. times.SelectMany((time, number) => oracle.Apply(Step.Record(number, "x", time)).ToList())];
    }
}
