using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>Restarts of other operators: each run is compared as those of its operator are.</summary>
internal sealed class SparkRestartReplay : Replay
{
    private Replay? _base;

    public override IReadOnlyList<string> Operators => ["spark/restart"];

    public override IReadOnlyList<string> Needs =>
        [.. new[] { "tumbling", "sliding", "session", "dedup", "dedup-within-watermark" }.Select(name => "spark/" + name)];

    public override IOracle Start(RecordedRun run)
    {
        _base = Replays.Of("spark/" + run.Text("base"));
        return _base.Start(run);
    }

    public override Step Read(JsonElement step, JsonElement? next) => _base!.Read(step, next);

    public override Line? Recorded(JsonElement output, RecordedRun run) => _base!.Recorded(output, run);

    public override Line? Said(Outcome outcome, RecordedRun run) => _base!.Said(outcome, run);
}
