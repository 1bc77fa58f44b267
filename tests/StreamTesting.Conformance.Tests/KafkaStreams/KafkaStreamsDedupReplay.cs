using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsDedupReplay : Replay
{
    private long _wallClock;

    public override IReadOnlyList<string> Operators => ["kafka-streams/dedup"];

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        var profile = EngineProfiles.KafkaStreams with { Store = KafkaStreams.Store(run, 0) };
        return profile.WindowStoreDedupOracle(new() { Before = run.Long("left"), After = run.Long("right"), Refreshes = string.Equals(run.Text("refresh"), "true", StringComparison.OrdinalIgnoreCase) });
    }

    public override Step Read(JsonElement step, JsonElement? next)
    {
        var read = KafkaStreams.Read(step, ref _wallClock);
        return read.Kind == StepKind.Record ? read with { Key = step.Text("id") } : read;
    }

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "accept" => new Line($"accept {output.Long("i")}", InOrder: true),
        "duplicate" => new Line($"duplicate {output.Long("i")} of {output.Long("of")}", InOrder: true),
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PassOutcome pass => new Line($"accept {pass.Number}", InOrder: true),
        DuplicateOutcome duplicate => new Line($"duplicate {duplicate.Number} of {duplicate.Of}", InOrder: true),
        _ => KafkaStreams.Said(outcome),
    };
}
