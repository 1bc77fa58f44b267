using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class FlinkEventLateReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["flink/event-late"];

    public override IOracle Start(RecordedRun run) =>
        (EngineProfiles.Flink with { Clock = FlinkFront.Clock(run) }).LatenessOracle(run.Flag("timers"), (int)run.Long("partitions", 1));

    public override Step Read(JsonElement step, JsonElement? next) => FlinkFront.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "seen" => Seen(output.Long("i"), output.Long("wm"), output.GetProperty("late").GetBoolean()),
        "timer" => Timer(output.Text("key"), output.Long("ts"), output.Long("wm")),
        _ => FlinkFront.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        SeenOutcome seen => Seen(seen.Number, seen.Clock, seen.Late),
        TimerOutcome timer => Timer(timer.Key, timer.Time, timer.Clock),
        _ => FlinkFront.Said(outcome),
    };

    private static Line Seen(long? number, long? clock, bool late) => new($"seen {number} at {clock}{(late ? " late" : "")}", InOrder: true);

    private static Line Timer(string? key, long? time, long? clock) => new($"timer {key} {time} at {clock}");
}
