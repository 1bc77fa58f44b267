using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>What all Spark files share.</summary>
internal static class Spark
{
    public static ClockRules Clock(RecordedRun run) => EngineProfiles.Spark.Clock with
    {
        Bound = run.Long("d"),
        SourceBounds = run.Params.Long("d0") is { } first ? [first, run.Long("d1")] : null,
        SourceMerge = run.Text("policy") == "max" ? SourceMerge.Maximum : SourceMerge.Minimum,
        EmptyBatches = run.Flag("noDataBatches"),
    };

    public static Step Read(JsonElement step) => step.Text("op") switch
    {
        "record" => Step.Record(step.Long("i")!.Value, step.Text("key"), step.Long("ts")!.Value, (int)(step.Long("partition") ?? 0)) with
        {
            Micros = (int)(step.Long("us") ?? 0),
            Input = (int)(step.Long("source") ?? 0),
        },
        "batch" => Step.Batch(),
        "restart" => step.Text("mode") == "uncommitted" ? Step.Crash() : Step.Restart(),
        var other => throw new InvalidDataException($"The step '{other}' is not known: {step}"),
    };

    public static Line? Recorded(JsonElement output) => output.Text("kind") switch
    {
        "watermark" => new Line($"batch {output.Long("batch")} watermark {output.Long("wm")} rows {output.Long("rows")}", InOrder: true),
        "dropped" => new Line($"dropped {output.Long("count")}{(output.Long("op") == 0 ? " by the second" : "")}"),
        "duplicates" => new Line($"duplicates {output.Long("count")}"),
        _ => throw new InvalidDataException($"The output is not known: {output}"),
    };

    public static Line? Said(Outcome outcome) => outcome switch
    {
        BatchOutcome batch => new Line($"batch {batch.Batch} watermark {batch.Watermark} rows {batch.Rows}", InOrder: true),
        DropOutcome drop => new Line($"dropped {drop.Count}"),
        _ => null,
    };
}
