namespace StreamTesting.Conformance.Tests;

/// <summary>The code of the pages about engines. A test finds each block of the pages here, so that it compiles.</summary>
internal static class PageCode
{
    public static EngineProfile FiveSecondsLate { get; } = EngineProfiles.Flink with
    {
        Clock = EngineProfiles.Flink.Clock with { Bound = 5_000, IdleTimeout = 60_000 },
        Windows = EngineProfiles.Flink.Windows with { AllowedLateness = 10_000, LateSideOutput = true },
    };

    public static EngineProfile FinalsAfterAMinute { get; } = EngineProfiles.KafkaStreams with
    {
        Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = 60_000 },
        Panes = PaneRules.Suppressed,
    };

    public static EngineProfile TenMinutesUpdating { get; } = EngineProfiles.Spark with
    {
        Clock = EngineProfiles.Spark.Clock with { Bound = 600_000 },
        Panes = PaneRules.EveryUpdate,
    };

    public static EngineProfile EarlyAndLate { get; } = EngineProfiles.Beam with
    {
        Windows = EngineProfiles.Beam.Windows with { AllowedLateness = 60_000 },
        Panes = EngineProfiles.Beam.Panes with { EarlyCount = 100, Accumulating = true },
    };

    public static EngineProfile Ledger { get; } = new()
    {
        Name = "Ledger",
        Clock = new()
        {
            Drive = ClockDrive.Watermarks,
            Emission = WatermarkEmission.PerRecord,
            IncludesItsTime = true,
            Bound = 5,
            AtRestart = ClockRestart.Kept,
        },
        Windows = new() { AllowedLateness = 2, Drops = DropUnit.Record },
        Panes = PaneRules.FinalOnly,
        LateEvents = LateRule.AtClock,
    };

    /// <summary>Nothing but defaults.</summary>
    public static EngineProfile Plain { get; } = new() { Name = "Plain", Clock = new() { Drive = ClockDrive.Watermarks } };

    public static void Fold()
    {
        var oracle = Ledger.WindowOracle(WindowShape.Tumbling(10));
        Step[] steps = [Step.Record(0, "a", 1), Step.Record(1, "a", 17), Step.Watermark(long.MaxValue)];
        foreach (var step in steps)
        {
            foreach (var outcome in oracle.Apply(step))
            {
                Console.WriteLine($"{step.Kind} {step.Number}: {outcome.Expectation} {outcome}");
            }
        }
    }
}
