using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsSlidingReplay : Replay
{
    private long _wallClock;

    public override IReadOnlyList<string> Operators => ["kafka-streams/sliding"];

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        var (difference, grace) = (run.Long("timeDifference"), run.Long("grace"));
        var profile = EngineProfiles.KafkaStreams with
        {
            Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = grace },
            Panes = KafkaStreams.Panes(run),
            Store = KafkaStreams.Store(run, (2 * difference) + grace),
        };
        var oracle = profile.SlidingOracle(difference, (int)run.Long("partitions", 1));
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
        "crash" => null,
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PaneOutcome pane => Line.Window(
            pane.Key, pane.Start, pane.End, pane.Records, $"ts {pane.LatestTime} of {pane.Partition}", inOrder: true),
        _ => KafkaStreams.Said(outcome),
    };
}
