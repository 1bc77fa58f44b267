namespace StreamTesting.Tests.Engines;

public sealed class TaskOrderOracleTests
{
    [Fact]
    public void Task_TakesTheLeastHeadFirst_AndKeepsEachPartitionsOrder()
    {
        var oracle = EngineProfiles.KafkaStreams.TaskOrderOracle(2, maxTaskIdle: null);

        var outcomes = Apply(oracle, Record(0, 0, 10), Record(1, 0, 5), Record(2, 1, 7), Record(3, 1, 12), Step.Process());

        outcomes.ShouldBe([new TakeOutcome(2, 1, 7), new TakeOutcome(0, 0, 10), new TakeOutcome(1, 0, 10), new TakeOutcome(3, 1, 12), new RestOutcome(false)]);
    }

    [Theory]
    [InlineData(0L, 0L, false)]
    [InlineData(0L, 1L, true)]
    [InlineData(null, 1L, false)]
    public void Task_WithAnEmptyPartition_WaitsWhileRecordsOfItAreOnTheBroker(long? idle, long lag, bool waits)
    {
        var oracle = EngineProfiles.KafkaStreams.TaskOrderOracle(2, idle);

        Apply(oracle, Step.Lag(1, lag), Record(0, 0, 10), Step.Process(1)).ShouldHaveSingleItem().ShouldBe(waits ? new RestOutcome(true) : new TakeOutcome(0, 0, 10));
    }

    [Theory]
    [InlineData(109, true)]
    [InlineData(110, false)]
    public void Task_WithAnEmptyPartition_WaitsForItsIdleTime(long now, bool waits)
    {
        var oracle = EngineProfiles.KafkaStreams.TaskOrderOracle(2, 10);

        var outcomes = Apply(oracle, Step.Lag(1, 0), Step.Advance(100), Record(0, 0, 5), Step.Process(1), Step.Advance(now), Step.Process(1));

        outcomes.ShouldBe([new RestOutcome(true), waits ? new RestOutcome(true) : new TakeOutcome(0, 0, 5)]);
    }

    [Fact]
    public void Record_WithANegativeTime_IsDroppedAndUsesUpATurn()
    {
        var oracle = EngineProfiles.KafkaStreams.TaskOrderOracle(1);

        Apply(oracle, Record(0, 0, -3), Record(1, 0, 4)).ShouldBe([new DropOutcome(1, 1)]);

        Apply(oracle, Step.Process(1)).ShouldBeEmpty();
        Apply(oracle, Step.Process(1)).ShouldBe([new TakeOutcome(1, 0, 4)]);
    }

    [Fact]
    public void Partition_ThatIsNotThere_IsRefused() =>
        Should.Throw<ArgumentException>(() => EngineProfiles.KafkaStreams.TaskOrderOracle(2).Apply(Record(0, 2, 1))).Message.ShouldContain("partition 2");

    private static Step Record(long number, int partition, long time) => Step.Record(number, "k", time, partition);

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
