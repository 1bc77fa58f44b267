using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class SparkWatermarkReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["spark/watermark"];

    public override IOracle Start(RecordedRun run) => (EngineProfiles.Spark with { Clock = Spark.Clock(run) }).WatermarkOracle();

    public override Step Read(JsonElement step, JsonElement? next) => Spark.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) =>
        output.Text("kind") == "row" ? new Line($"row {output.Long("i")}") : Spark.Recorded(output);

    public override Line? Said(Outcome outcome, RecordedRun run) =>
        outcome is PassOutcome row ? new Line($"row {row.Number}") : Spark.Said(outcome);
}
