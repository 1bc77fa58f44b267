using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsStreamJoinReplay : Replay
{
    private long _wallClock;

    public override IReadOnlyList<string> Operators => ["kafka-streams/stream-join"];

    public static JoinKind Kind(RecordedRun run) => Enum.Parse<JoinKind>(run.Text("join"), ignoreCase: true);

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        var profile = EngineProfiles.KafkaStreams with
        {
            Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = run.Long("grace") },
            Store = KafkaStreams.Store(run, 0) with { Retention = null },
        };
        var oracle = profile.StreamJoinOracle(new() { Kind = Kind(run), Before = run.Long("before"), After = run.Long("after") });
        oracle.Apply(Step.Advance(_wallClock));
        return oracle;
    }

    public override Step Read(JsonElement step, JsonElement? next) =>
        KafkaStreams.Read(step, ref _wallClock) with { Input = step.Text("topic") is "right" ? 1 : 0 };

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "pair" => Pair(output.Long("left"), output.Long("right"), output.Long("ts")),
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) =>
        outcome is PairOutcome pair ? Pair(pair.Left, pair.Right, pair.Time) : KafkaStreams.Said(outcome);

    private static Line Pair(long? left, long? right, long? time) => new($"{left?.ToString() ?? "none"} with {right?.ToString() ?? "none"} at {time}", InOrder: true);
}
