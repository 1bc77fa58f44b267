using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class FlinkWindowReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["flink/tumbling", "flink/sliding", "flink/session", "flink/restart"];

    public override IOracle Start(RecordedRun run)
    {
        var profile = EngineProfiles.Flink with
        {
            Clock = FlinkFront.Clock(run),
            Windows = EngineProfiles.Flink.Windows with { AllowedLateness = run.Long("allowedLateness"), LateSideOutput = run.Flag("sideOutput") },
            Panes = PaneRules.OnTimeThenLate with { Accumulating = run.Text("trigger") != "purging" },
        };
        var partitions = (int)run.Long("partitions", 1);
        return run.Params.Long("gap") is { } gap ? profile.SessionOracle(gap, partitions) : profile.WindowOracle(run.Shape(), partitions);
    }

    public override Step Read(JsonElement step, JsonElement? next) => FlinkFront.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "window" => Line.Window(
            output.Text("key"), output.Long("start")!.Value, output.Long("end")!.Value, output.Numbers("ids"), $"ts {output.Long("ts")}"),
        "late" => new Line($"late {output.Long("i")}"),
        "dropped" => new Line($"dropped, total {output.Long("total")}"),
        _ => FlinkFront.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PaneOutcome pane => Line.Window(pane.Key, pane.Start, pane.End, pane.Records, $"ts {pane.End - 1}"),
        LateOutcome late => late.ToSideOutput ? new Line($"late {late.Number}") : null,
        DropOutcome drop => new Line($"dropped, total {drop.Total}"),
        _ => FlinkFront.Said(outcome),
    };
}
