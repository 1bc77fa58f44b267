using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsTableJoinReplay : Replay
{
    private long _wallClock;

    public override IReadOnlyList<string> Operators => ["kafka-streams/table-join"];

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        return EngineProfiles.KafkaStreams.StreamTableJoinOracle(
            new() { Kind = KafkaStreamsStreamJoinReplay.Kind(run), Table = KafkaStreamsTableReplay.Rules(run), Grace = run.Params.Long("grace") });
    }

    public override Step Read(JsonElement step, JsonElement? next) =>
        KafkaStreams.Read(step, ref _wallClock) with { Input = step.Text("topic") is "table" ? 1 : 0 };

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "join" => Pair(output.Long("left"), output.Long("right"), output.Long("ts")),
        "crash" => null,
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) =>
        outcome is PairOutcome pair ? Pair(pair.Left, pair.Right, pair.Time) : KafkaStreams.Said(outcome);

    private static Line Pair(long? left, long? right, long? time) => new($"{left} with {right?.ToString() ?? "none"} at {time}", InOrder: true);
}
