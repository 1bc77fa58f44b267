using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>What all Flink files share: the source front's parameters, its steps and its outputs.</summary>
internal static class FlinkFront
{
    public static ClockRules Clock(RecordedRun run) => EngineProfiles.Flink.Clock with
    {
        Bound = run.Long("d"),
        IdleTimeout = run.Params.Long("idleTimeout"),
        SourceTasks = (int)run.Long("sourceTasks", 1),
        AllIdle = run.Version.StartsWith("1.", StringComparison.Ordinal) ? AllIdleRule.Hold : AllIdleRule.FlushMaximum,
        Emission = run.Text("emit") switch
        {
            "perRecord" => WatermarkEmission.PerRecord,
            "periodic" => WatermarkEmission.Periodic,
            "manual" or "none" or "" => WatermarkEmission.Manual,
            var other => throw new InvalidDataException($"{run.Id}: emit '{other}' is not known."),
        },
    };

    public static Step Read(JsonElement step) => step.Text("op") switch
    {
        "record" => Step.Record(step.Long("i")!.Value, step.Text("key"), step.Long("ts")!.Value, (int)(step.Long("partition") ?? 0)),
        "tick" => Step.Tick(step.Long("now")!.Value),
        "watermark" => Step.Watermark(step.Long("wm")!.Value),
        "advance" => Step.Advance(step.Long("now")!.Value),
        "newSplit" => new Step { Kind = StepKind.AddPartition, Partition = (int)step.Long("partition")!.Value },
        "removeSplit" => new Step { Kind = StepKind.RemovePartition, Partition = (int)step.Long("partition")!.Value },
        "restart" => Step.Restart(),
        var other => throw new InvalidDataException($"The step '{other}' is not known: {step}"),
    };

    public static Line? Recorded(JsonElement output) => output.Text("kind") switch
    {
        "watermark" => new Line($"watermark {output.Long("wm")}", InOrder: true),
        "idle" => new Line("idle", InOrder: true),
        "active" => new Line("active", InOrder: true),
        "error" => null,
        _ => throw new InvalidDataException($"The output is not known: {output}"),
    };

    public static Line? Said(Outcome outcome) => outcome switch
    {
        WatermarkOutcome watermark => new Line($"watermark {watermark.Time}", InOrder: true),
        StatusOutcome status => new Line(status.Idle ? "idle" : "active", InOrder: true),
        _ => null,
    };
}
