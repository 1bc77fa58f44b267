using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>Restarts of other operators: each run is compared as those of its operator are.</summary>
internal sealed class KafkaStreamsRestartReplay : Replay
{
    private Replay? _inner;

    public override IReadOnlyList<string> Operators => ["kafka-streams/restart"];

    public override IReadOnlyList<string> Needs =>
        [.. new[] { "tumbling", "hopping", "sliding", "session", "dedup", "table", "stream-join" }.Select(name => "kafka-streams/" + name)];

    public override IOracle Start(RecordedRun run)
    {
        _inner = Replays.Of("kafka-streams/" + run.Text("inner"));
        return _inner.Start(run);
    }

    public override Step Read(JsonElement step, JsonElement? next) => _inner!.Read(step, next);

    public override Line? Recorded(JsonElement output, RecordedRun run) => _inner!.Recorded(output, run);

    public override Line? Said(Outcome outcome, RecordedRun run) => _inner!.Said(outcome, run);
}
