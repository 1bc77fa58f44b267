namespace StreamTesting.Tests.Engines;

/// <summary>Tables with and without versions. The scenarios are those of the engine's recorded runs.</summary>
public sealed class TableOracleTests
{
    private static readonly TableRules Versioned = TableRules.Versioned(100, 50);

    [Fact]
    public void Change_OutOfOrder_WinsInATableWithoutVersions()
    {
        var oracle = EngineProfiles.KafkaStreams.TableOracle(TableRules.Unversioned);

        Apply(oracle, Put(0, 20), Put(1, 10), Step.Read()).OfType<ReadOutcome>().ShouldHaveSingleItem().ShouldBe(new ReadOutcome("k", 1, 10, null));
    }

    [Fact]
    public void Change_OlderThanTheDeletion_IsToldButNotAlive()
    {
        var outcomes = Apply(EngineProfiles.KafkaStreams.TableOracle(Versioned), Put(0, 10), Put(1, 20), Delete(2, 30), Put(3, 25), Step.Read(25, 30));

        outcomes.OfType<RowOutcome>().Last().ShouldBe(new RowOutcome("k", 3, 25));
        outcomes.OfType<LiveRowOutcome>().Last().ShouldBe(new LiveRowOutcome("k", null, 30));
        outcomes.OfType<ReadOutcome>().ShouldHaveSingleItem().ShouldBe(new ReadOutcome("k", 3, 25, 25));
    }

    [Fact]
    public void Deletion_AtTheTimeOfItsValue_IsForgotten()
    {
        var outcomes = Apply(EngineProfiles.KafkaStreams.TableOracle(Versioned), Put(0, 20), Delete(1, 20), Put(2, 10), Step.Read());

        outcomes.OfType<ReadOutcome>().ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Change_IsTakenWithinTheRetention(long time, bool taken)
    {
        var outcomes = Apply(EngineProfiles.KafkaStreams.TableOracle(TableRules.Versioned(10)), Put(0, 30), Put(1, time));

        outcomes.OfType<DropOutcome>().Any().ShouldBe(!taken);
        outcomes.OfType<RowOutcome>().Any(row => row.Number == 1).ShouldBe(taken);
    }

    [Fact]
    public void Deletion_AfterARestart_IsUnseen()
    {
        var outcomes = Apply(EngineProfiles.KafkaStreams.TableOracle(Versioned), Put(0, 10), Delete(1, 20), Step.Restart(), Put(2, 15), Step.Read());

        outcomes.OfType<ReadOutcome>().ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public void History_AfterARestart_IsSeenAgainOnceItsSegmentIsWrittenTo()
    {
        var oracle = EngineProfiles.KafkaStreams.TableOracle(Versioned);

        Apply(oracle, Put(0, 10), Put(1, 30), Step.Restart(), Step.Read(10)).OfType<ReadOutcome>().ShouldNotContain(read => read.AsOf == 10);
        Apply(oracle, Put(2, 20), Step.Read(20)).OfType<ReadOutcome>().ShouldContain(new ReadOutcome("k", 0, 10, 20));
    }

    [Fact]
    public void Change_AfterARestart_OverAnUnseenDeletion_Fails()
    {
        var outcomes = Apply(EngineProfiles.KafkaStreams.TableOracle(Versioned), Delete(0, 20), Step.Restart(), Put(1, 15), Put(2, 30));

        outcomes[^1].ShouldBeOfType<FailureOutcome>().Why.ShouldContain("too large");
    }

    [Fact]
    public void Read_WithoutTimes_GivesTheLatestAlone() =>
        Apply(EngineProfiles.KafkaStreams.TableOracle(Versioned), Put(0, 10), new Step { Kind = StepKind.Read }).OfType<ReadOutcome>().ShouldHaveSingleItem().Number.ShouldBe(0);

    [Fact]
    public void History_ThatTheRetentionIsPast_IsNotThereAgainAfterARestart()
    {
        var oracle = EngineProfiles.KafkaStreams.TableOracle(Versioned);

        Apply(oracle, Put(0, 10), Put(1, 30), Put(2, 1000), Step.Restart(), Put(3, 20), Step.Read(10)).OfType<ReadOutcome>().ShouldNotContain(read => read.AsOf == 10 && read.Number == 0);
    }

    [Theory]
    [InlineData(3_000, 2_000)]
    [InlineData(6_000, 2_000)]
    [InlineData(9_000, 3_000)]
    [InlineData(60_000, 20_000)]
    [InlineData(60_001, 20_000)]
    [InlineData(200_000, 40_000)]
    [InlineData(300_000, 60_000)]
    [InlineData(300_001, 60_000)]
    [InlineData(1_200_000, 100_000)]
    [InlineData(3_600_000, 300_000)]
    [InlineData(3_600_001, 300_000)]
    [InlineData(86_400_000, 3_600_000)]
    public void History_AfterARestart_IsSeenByChangesInItsSegmentAloneOfTheEnginesOwnLength(long retention, long segment)
    {
        IsSeenAfter((11 * segment) - 1).ShouldBeTrue();
        IsSeenAfter(11 * segment).ShouldBeFalse();

        bool IsSeenAfter(long other)
        {
            var oracle = EngineProfiles.KafkaStreams.TableOracle(TableRules.Versioned(retention));
            var start = 10 * segment;
            Step[] others = [Put(2, other - 1) with { Key = "z" }, Put(3, other) with { Key = "z" }];
            return Apply(oracle, [Put(0, start - 1), Put(1, start), Step.Restart(), .. others, Step.Read(start - 1)]).OfType<ReadOutcome>().Any(read => read is { Key: "k", Number: 0 });
        }
    }

    private static Step Put(long number, long time) => Step.Record(number, "k", time);

    private static Step Delete(long number, long time) => Step.Record(number, "k", time) with { Value = null };

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
