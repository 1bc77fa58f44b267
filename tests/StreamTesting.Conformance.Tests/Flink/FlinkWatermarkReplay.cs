using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class FlinkWatermarkReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["flink/watermark"];

    public override IOracle Start(RecordedRun run)
    {
        var clock = FlinkFront.Clock(run) with { Emission = WatermarkEmission.Periodic, BareMerge = run.Text("path") == "multiplexer" };
        return (EngineProfiles.Flink with { Clock = clock }).WatermarkOracle((int)run.Long("splits"));
    }

    public override Step Read(JsonElement step, JsonElement? next) => FlinkFront.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) => FlinkFront.Recorded(output);

    public override Line? Said(Outcome outcome, RecordedRun run) => FlinkFront.Said(outcome);
}
