namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsWindowReplay : KafkaStreamsPaneReplay
{
    public override IReadOnlyList<string> Operators => ["kafka-streams/tumbling", "kafka-streams/hopping"];

    protected override long Span(RecordedRun run) => run.Long("size");

    protected override IOracle Start(EngineProfile profile, RecordedRun run) => profile.WindowOracle(run.Shape(), Partitions(run));
}
