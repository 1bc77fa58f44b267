using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class KafkaStreamsTableReplay : Replay
{
    private long _wallClock;

    public override IReadOnlyList<string> Operators => ["kafka-streams/table"];

    public static TableRules Rules(RecordedRun run) => run.Text("tableStore") == "versioned"
        ? TableRules.Versioned(run.Long("historyRetention"), run.Long("segmentInterval"))
        : TableRules.Unversioned;

    public override IOracle Start(RecordedRun run)
    {
        _wallClock = KafkaStreams.FirstWallClock;
        return EngineProfiles.KafkaStreams.TableOracle(Rules(run));
    }

    public override Step Read(JsonElement step, JsonElement? next) => step.Text("op") == "read"
        ? Step.Read([.. step.TryGetProperty("asOf", out _) ? step.Numbers("asOf") : []])
        : KafkaStreams.Read(step, ref _wallClock);

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") switch
    {
        "row" => Row(output.Text("key"), output.Long("i"), output.Long("ts")),
        "agg" => new Line($"agg {output.Text("key")} {string.Join(',', output.Numbers("ids"))} at {output.Long("ts")}", InOrder: true),
        "state" or "asof" => output.Long("i") is { } i ? Found(output.Text("key"), i, output.Long("ts"), output.Long("asOf")) : null,
        "crash" => null,
        _ => KafkaStreams.Recorded(output),
    };

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        RowOutcome row => Row(row.Key, row.Number, row.Time),
        LiveRowOutcome row => run.Params.TryGetProperty("inner", out _) ? null : new Line($"agg {row.Key} {row.Number} at {row.Time}", InOrder: true),
        ReadOutcome read => Found(read.Key, read.Number, read.Time, read.AsOf),
        _ => KafkaStreams.Said(outcome),
    };

    private static Line Row(string? key, long? i, long? time) => new($"row {key} {i?.ToString() ?? "gone"} at {time}", InOrder: true);

    private static Line Found(string? key, long i, long? time, long? asOf) => new($"read {key} {i} at {time}{(asOf is null ? "" : $" as of {asOf}")}");
}
