using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class FlinkValveReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["flink/valve"];

    public override IOracle Start(RecordedRun run) => EngineProfiles.Flink.ValveOracle((int)run.Long("channels"));

    public override Step Read(JsonElement step, JsonElement? next)
    {
        var channel = (int)step.Long("channel")!.Value;
        return step.Text("op") == "watermark"
            ? Step.Watermark(step.Long("wm")!.Value, channel)
            : Step.Status(step.Text("status") == "idle", channel);
    }

    public override Line? Recorded(JsonElement output, RecordedRun run) => FlinkFront.Recorded(output);

    public override Line? Said(Outcome outcome, RecordedRun run) => FlinkFront.Said(outcome);
}
