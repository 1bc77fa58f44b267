using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>What the files of windows and sessions share: a profile by grace, emission and store, and panes as lines.</summary>
internal abstract class KafkaStreamsPaneReplay : Replay
{
    private long _wallClock;

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        var grace = run.Long("grace");
        var profile = EngineProfiles.KafkaStreams with
        {
            Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = grace },
            Panes = KafkaStreams.Panes(run),
            Store = KafkaStreams.Store(run, Span(run) + grace),
        };
        var oracle = Start(profile, run);
        oracle.Apply(Step.Advance(_wallClock));
        return oracle;
    }

    public override Step Read(JsonElement step, JsonElement? next) => KafkaStreams.Read(step, ref _wallClock);

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "window" => Line.Window(
            output.Text("key"),
            output.Long("start")!.Value,
            output.Long("end")!.Value,
            output.Numbers("ids"),
            $"ts {output.Long("ts")} of {output.Long("partition") ?? 0}",
            inOrder: true),
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PaneOutcome pane => Line.Window(pane.Key, pane.Start, pane.End, pane.Records, $"ts {TimeOf(pane)} of {pane.Partition}", inOrder: true),
        _ => KafkaStreams.Said(outcome),
    };

    /// <summary>How much time a window spans; with the grace, what the store keeps by default.</summary>
    protected abstract long Span(RecordedRun run);

    protected abstract IOracle Start(EngineProfile profile, RecordedRun run);

    /// <summary>The time of the record that carries a pane.</summary>
    protected virtual long TimeOf(PaneOutcome pane) => pane.LatestTime;

    protected static int Partitions(RecordedRun run) => (int)run.Long("partitions", 1);
}
