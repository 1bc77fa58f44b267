using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class FlinkIntervalJoinReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["flink/interval-join"];

    public override IOracle Start(RecordedRun run) => (EngineProfiles.Flink with { Clock = FlinkFront.Clock(run) }).IntervalJoinOracle(new()
    {
        Lower = run.Long("lower"),
        Upper = run.Long("upper"),
        LowerInclusive = run.Flag("lowerInclusive"),
        UpperInclusive = run.Flag("upperInclusive"),
        LateSideOutput = run.Flag("sideOutput"),
    });

    public override Step Read(JsonElement step, JsonElement? next) =>
        (step.Text("op") == "status" ? Step.Status(step.Text("status") == "idle") : FlinkFront.Read(step)) with { Input = step.Text("side") == "right" ? 1 : 0 };

    public override IEnumerable<Step> ReadAll(JsonElement step, JsonElement? next)
    {
        var read = Read(step, next);
        return step.Text("side") == "both" ? [read with { Input = 0 }, read with { Input = 1 }] : [read];
    }

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "pair" => Pair(output.Long("left"), output.Long("right"), output.Long("ts")),
        "late" => new Line($"late {output.Long("i")}"),
        _ => FlinkFront.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PairOutcome pair => Pair(pair.Left, pair.Right, pair.Time),
        LateOutcome { ToSideOutput: true } late => new Line($"late {late.Number}"),
        _ => FlinkFront.Said(outcome),
    };

    private static Line Pair(long? left, long? right, long? time) => new($"pair {left} {right} at {time}");
}
