using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class SparkWindowReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["spark/tumbling", "spark/sliding", "spark/session", "spark/multi", "spark/chain"];

    public override IOracle Start(RecordedRun run)
    {
        var profile = EngineProfiles.Spark with
        {
            Clock = Spark.Clock(run),
            Panes = run.Text("outputMode") switch
            {
                "update" => PaneRules.EveryUpdate,
                "complete" => PaneRules.CompleteTable,
                _ => PaneRules.FinalOnly,
            },
        };
        return run switch
        {
            _ when run.Params.Long("gap") is { } gap => profile.SessionOracle(gap),
            _ when run.Params.Long("size2") is { } second => profile.ChainOracle(run.Shape(), WindowShape.Tumbling(second)),
            _ => profile.WindowOracle(run.Shape()),
        };
    }

    public override Step Read(JsonElement step, JsonElement? next) => Spark.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "window" => Line.Window(output.Text("key"), output.Long("start")!.Value, output.Long("end")!.Value, output.Numbers("ids")),
        _ => Spark.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PaneOutcome pane => Line.Window(pane.Key, pane.Start, pane.End, pane.Records),
        _ => Spark.Said(outcome),
    };
}
