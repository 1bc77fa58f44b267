using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

internal sealed class SparkDedupReplay : Replay
{
    public override IReadOnlyList<string> Operators => ["spark/dedup", "spark/dedup-within-watermark"];

    public override IOracle Start(RecordedRun run) => (EngineProfiles.Spark with { Clock = Spark.Clock(run) }).DedupOracle(run.Text("dedupKeys") switch
    {
        "" => DedupRules.SparkWithinWatermark(run.Long("d")),
        "key" => DedupRules.SparkByKey(run.Flag("timeInResult")),
        "key,ts" => DedupRules.SparkByKeyAndTime,
        var other => throw new InvalidDataException($"{run.Id}: the keys '{other}' are not known."),
    });

    public override Step Read(JsonElement step, JsonElement? next) => Spark.Read(step);

    public override Line? Recorded(JsonElement output, RecordedRun run) =>
        output.Text("kind") == "row" ? new Line($"row {output.Long("i")}") : Spark.Recorded(output);

    public override Line? Said(Outcome outcome, RecordedRun run) => outcome switch
    {
        PassOutcome row => new Line($"row {row.Number}"),
        DuplicateCountOutcome duplicates => new Line($"duplicates {duplicates.Count}"),
        _ => Spark.Said(outcome),
    };
}
