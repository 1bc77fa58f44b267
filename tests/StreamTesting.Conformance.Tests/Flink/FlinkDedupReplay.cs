using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class FlinkDedupReplay : Replay
{
    private static readonly string[] Kinds = ["+I", "-U", "+U", "-D"];
    private Dictionary<long, string> _rows = [];

    public override IReadOnlyList<string> Operators => ["flink/dedup-first", "flink/dedup-last"];

    public override IOracle Start(RecordedRun run)
    {
        _rows = run.Steps.EnumerateArray().Where(step => step.Text("op") == "record").ToDictionary(step => step.Long("i")!.Value, Content);
        var profile = EngineProfiles.Flink with { Clock = FlinkFront.Clock(run) };
        var isVersion1 = run.Version.StartsWith("1.", StringComparison.Ordinal);
        return run.Text("function") switch
        {
            "rowtime-keep-first" => profile.DedupOracle(Rules(DedupRules.FlinkFirstRow, run)),
            "rowtime-keep-first-updating" => profile.DedupOracle(Rules(DedupRules.FlinkFirstRowUpdating, run)),
            "proctime-keep-first" => profile.DedupOracle(Rules(DedupRules.FlinkFirstArrival, run)),
            "rowtime-keep-last" => profile.DedupOracle(Rules(DedupRules.FlinkLastRow, run)),
            "proctime-keep-last" => profile.ChangelogOracle(Rules(ChangelogRules.FlinkLastArrival with { SharesRows = run.Text("stateBackend") != "rocksdb" }, run)),
            "changelog-normalize" => profile.ChangelogOracle(Rules(isVersion1 ? ChangelogRules.Flink1Normalize : ChangelogRules.FlinkNormalize, run)),
            var other => throw new InvalidDataException($"{run.Id}: the function '{other}' is not known."),
        };
    }

    public override Step Read(JsonElement step, JsonElement? next) => step.Text("op") == "record"
        ? FlinkFront.Read(step) with { RowKind = (RowKind)Array.IndexOf(Kinds, step.Text("kind")), Value = step.Text("v") }
        : FlinkFront.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) => output.Text("kind") == "row"
        ? Row(output.Text("rowkind"), output.Long("i"), Content(output))
        : FlinkFront.Recorded(output);

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PassOutcome pass => Row(Kinds[0], pass.Number, _rows[pass.Number]),
        ChangeOutcome change => Row(Kinds[(int)change.Kind], change.Number, _rows[change.Number]),
        _ => FlinkFront.Said(outcome),
    };

    private static DedupRules Rules(DedupRules rules, RecordedRun run) =>
        rules with { TimeToLive = TimeToLive(run), TakesBack = run.Flag("generateUpdateBefore") };

    private static ChangelogRules Rules(ChangelogRules rules, RecordedRun run) =>
        rules with { TimeToLive = TimeToLive(run), TakesBack = run.Flag("generateUpdateBefore") };

    private static long? TimeToLive(RecordedRun run) => run.Long("ttl") is > 0 and var length ? length : null;

    private static string Content(JsonElement row) => $"{row.Text("key")} {row.Long("ts")} {row.Text("v")}";

    private static Line Row(string? kind, long? number, string content) => new($"row {kind} {number}: {content}", InOrder: kind is "-U" or "+U");
}
