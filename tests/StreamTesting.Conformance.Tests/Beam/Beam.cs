using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>What all Beam files share.</summary>
internal static class Beam
{
    public static PaneRules Panes(RecordedRun run) => EngineProfiles.Beam.Panes with
    {
        Accumulating = run.Text("accumulation") == "accumulating",
        OnTime = run.Text("onTime") == "FIRE_ALWAYS" ? Firing.Always : Firing.IfNew,
        Final = run.Text("closing") == "FIRE_ALWAYS" ? Firing.Always : Firing.IfNew,
        EarlyCount = (int?)run.Params.Long("earlyCount"),
        EarlyDelay = run.Params.Long("earlyDelayMs"),
        LateCount = (int)run.Long("lateCount", 1),
    };

    public static Step Read(JsonElement step, JsonElement? next, ref long processingTime) => step.Text("op") switch
    {
        "record" => Step.Record(step.Long("i")!.Value, step.Text("key"), step.Long("ts")!.Value) with
        {
            BundleGoesOn = next is { } following && following.TryGetProperty("joined", out var joined) && joined.GetBoolean(),
        },
        "watermark" => Step.Watermark(step.Long("wm")!.Value),
        "finish" => Step.Watermark(long.MaxValue),
        "advance" => Step.Advance(processingTime += step.Long("processingMs")!.Value),
        var other => throw new InvalidDataException($"The step '{other}' is not known: {step}"),
    };

    public static string Timing(PaneOutcome pane) => pane.Timing switch
    {
        PaneTiming.Early => "EARLY",
        PaneTiming.OnTime => "ON_TIME",
        _ => "LATE",
    };
}
