using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsSlidingReplay : KafkaStreamsPaneReplay
{
    public override IReadOnlyList<string> Operators => ["kafka-streams/sliding"];

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") == "crash" ? null : base.Recorded(output, run);

    protected override long Span(RecordedRun run) => 2 * run.Long("timeDifference");

    protected override IOracle Start(EngineProfile profile, RecordedRun run) => profile.SlidingOracle(run.Long("timeDifference"), Partitions(run));
}
