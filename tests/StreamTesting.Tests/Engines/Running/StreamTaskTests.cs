namespace StreamTesting.Tests.Engines;

public sealed class StreamTaskTests
{
    [Fact]
    public void Total_OfWhatIsDropped_CountsWhatTheTaskAndWhatTheOperatorDrops()
    {
        var oracle = EngineProfiles.KafkaStreams.WindowOracle(WindowShape.Tumbling(10));
        Step[] steps = [Step.Record(0, "a", -1), Step.Record(1, null, 5), Step.Record(2, "a", 50), Step.Record(3, "a", 5)];

        var drops = steps.SelectMany(step => oracle.Apply(step).ToList()).OfType<DropOutcome>();

        drops.ShouldBe([new DropOutcome(1, 1), new DropOutcome(1, 2), new DropOutcome(1, 3)]);
    }
}
