using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class BeamWindowReplay : Replay
{
    private long _processingTime;

    public override IReadOnlyList<string> Operators => ["beam/tumbling", "beam/sliding", "beam/session", "beam/triggers"];

    public override IOracle Start(RecordedRun run)
    {
        var profile = EngineProfiles.Beam with
        {
            Windows = EngineProfiles.Beam.Windows with { AllowedLateness = run.Long("allowedLateness") },
            Panes = Beam.Panes(run),
        };
        _processingTime = 0;
        return run.Params.Long("gap") is { } gap ? profile.SessionOracle(gap) : profile.WindowOracle(run.Shape());
    }

    public override Step Read(JsonElement step, JsonElement? next) => Beam.Read(step, next, ref _processingTime);

    public override Line? Recorded(JsonElement output, RecordedRun run) => Line.Window(
        output.Text("key"),
        output.Long("start")!.Value,
        output.Long("end")!.Value,
        output.Numbers("ids"),
        $"{output.Text("timing")} {output.Long("index")} {output.Long("nonSpeculativeIndex")} {output.GetProperty("isFirst").GetBoolean()} {output.GetProperty("isLast").GetBoolean()}");

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PaneOutcome pane => Line.Window(
            pane.Key, pane.Start, pane.End, pane.Records, $"{Beam.Timing(pane)} {pane.Index} {pane.NonEarlyIndex} {pane.Index == 0} {pane.IsLast}"),
        _ => null,
    };
}
