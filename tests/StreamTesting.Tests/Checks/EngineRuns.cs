namespace StreamTesting.Tests;

/// <summary>What the engines themselves do with a stream: right consumers, whatever the rules.</summary>
internal static class EngineRuns
{
    public static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = 60_000 }, Windows = EngineProfiles.FlinkPerRecord.Windows with { AllowedLateness = 120_000 } };

    public static readonly EngineProfile FlinkPeriodic = Flink.Emitting(WatermarkEmission.Periodic);

    public static readonly EngineProfile FlinkWithoutLateness = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = 60_000 } };

    public static readonly EngineProfile KafkaStreams = EngineProfiles.KafkaStreams with { Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = 180_000 } };

    public static readonly EngineProfile Suppressed = KafkaStreams with { Panes = PaneRules.Suppressed };

    public static readonly EngineProfile Spark = EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = 180_000 } };

    public static readonly WindowShape TenMinutes = WindowShape.Tumbling(600_000);

    public static readonly WindowShape Hopping = WindowShape.Hopping(600_000, 300_000);

    /// <summary>The results of windows, in their order; with a last watermark where it flushes.</summary>
    public static IEnumerable<WindowResult> Windows(IEnumerable<Arrival> arrivals, EngineProfile profile, WindowShape shape, int partitions, bool flushes = false, int batch = 7)
    {
        var known = new Dictionary<long, Arrival>();
        foreach (var outcome in Outcomes(arrivals, profile.WindowOracle(shape, partitions), profile, flushes, batch, known).OfType<PaneOutcome>())
        {
            yield return new WindowResult(outcome.Key, outcome.Start)
            {
                EndMs = outcome.End,
                Ids = [.. outcome.Records.Select(number => known[number].Event.Id)],
                Count = outcome.Records.Count,
                Value = outcome.Records.Sum(number => (long)known[number].Event.Payload!),
                Timing = outcome.Timing,
            };
        }
    }

    /// <summary>The results of sessions, and those taken back, in their order.</summary>
    public static IEnumerable<WindowResult> Sessions(IEnumerable<Arrival> arrivals, EngineProfile profile, long gap, int partitions, bool flushes)
    {
        var known = new Dictionary<long, Arrival>();
        foreach (var outcome in Outcomes(arrivals, profile.SessionOracle(gap, partitions), profile, flushes, 7, known))
        {
            if (outcome is RetractionOutcome gone)
            {
                yield return new WindowResult(gone.Key, gone.Start) { EndMs = gone.End, IsRetraction = true };
            }
            else if (outcome is PaneOutcome pane)
            {
                yield return new WindowResult(pane.Key, pane.Start) { EndMs = pane.End, Ids = [.. pane.Records.Select(number => known[number].Event.Id)], Value = pane.Records.Sum(number => (long)known[number].Event.Payload!) };
            }
        }
    }

    /// <summary>The results of windows that slide with the records, in their order.</summary>
    public static IEnumerable<WindowResult> Sliding(IEnumerable<Arrival> arrivals, EngineProfile profile, long difference, int partitions)
    {
        var known = new Dictionary<long, Arrival>();
        foreach (var pane in Outcomes(arrivals, profile.SlidingOracle(difference, partitions), profile, flushes: false, 7, known).OfType<PaneOutcome>())
        {
            yield return new WindowResult(pane.Key, pane.Start) { EndMs = pane.End, Ids = [.. pane.Records.Select(number => known[number].Event.Id)], Value = pane.Records.Sum(number => (long)known[number].Event.Payload!) };
        }
    }

    public static object? Sum(IReadOnlyList<Arrival> arrivals) => arrivals.Sum(arrival => (long)arrival.Event.Payload!);

    private static bool IsMarked(EngineProfile profile) => profile.Clock is { Drive: ClockDrive.MicroBatches } or { Emission: WatermarkEmission.Periodic };

    private static IEnumerable<Outcome> Outcomes(IEnumerable<Arrival> arrivals, IOracle oracle, EngineProfile profile, bool flushes, int batch, Dictionary<long, Arrival> known)
    {
        var seen = new HashSet<string>();
        var count = 0;
        foreach (var arrival in arrivals.Where(arrival => !arrival.Labels.IsPoisoned && seen.Add(arrival.Event.Id)))
        {
            known[arrival.Position] = arrival;
            foreach (var outcome in oracle.Apply(Step.Record(arrival.Position, arrival.Event.Key, arrival.Event.EventTime.ToUnixTimeMilliseconds(), arrival.Partition)).ToList())
            {
                yield return outcome;
            }

            if (IsMarked(profile) && ++count % batch == 0)
            {
                foreach (var outcome in oracle.Apply(profile.Clock.Drive == ClockDrive.MicroBatches ? Step.Batch() : Step.Tick(count)).ToList())
                {
                    yield return outcome;
                }
            }
        }

        if (profile.Clock.Drive == ClockDrive.MicroBatches || flushes)
        {
            foreach (var outcome in oracle.Apply(profile.Clock.Drive == ClockDrive.MicroBatches ? Step.Batch() : Step.Watermark(long.MaxValue)).ToList())
            {
                yield return outcome;
            }
        }
    }
}
