using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsSessionReplay : KafkaStreamsPaneReplay
{
    public override IReadOnlyList<string> Operators => ["kafka-streams/session"];

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") == "retract"
        ? new Line($"retract {output.Text("key")} [{output.Long("start")},{output.Long("end")}] of {output.Long("partition") ?? 0}", InOrder: true)
        : base.Recorded(output, run);

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome is RetractionOutcome old
        ? new Line($"retract {old.Key} [{old.Start},{old.End}] of {old.Partition}", InOrder: true)
        : base.Said(outcome, run);

    protected override long Span(RecordedRun run) => run.Long("gap");

    protected override IOracle Start(EngineProfile profile, RecordedRun run) => profile.SessionOracle(run.Long("gap"), Partitions(run));

    protected override long TimeOf(PaneOutcome pane) => pane.End;
}
