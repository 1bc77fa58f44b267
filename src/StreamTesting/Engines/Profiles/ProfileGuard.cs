namespace StreamTesting;

/// <summary>Refuses profiles and shapes with values that no engine takes.</summary>
internal static partial class ProfileGuard
{
    public static void Check(EngineProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Name))
        {
            throw new ArgumentException("The profile has no name; failures are told by it. Give it one, such as 'Flink 2.3'.", nameof(profile));
        }

        Check(profile.Clock, profile.Name);
        Least(profile.Windows.AllowedLateness, 0, nameof(WindowRules.AllowedLateness), "allowed lateness (grace)", profile.Name);
        Defined(profile.Windows.Alignment, nameof(WindowRules.Alignment), profile.Name);
        Defined(profile.Windows.Drops, nameof(WindowRules.Drops), profile.Name);
        if (profile.Windows is { LateSideOutput: true, Drops: not DropUnit.Record })
        {
            throw new ArgumentException(
                $"{profile.Name} counts what it drops by {profile.Windows.Drops} and has no side output for late records, but {nameof(WindowRules.LateSideOutput)} is set; only engines that count by {nameof(DropUnit.Record)} have one.",
                nameof(WindowRules.LateSideOutput));
        }

        Check(profile.Panes, profile.Name);
        Least(profile.Store?.Retention, 0, nameof(StoreRules.Retention), "store's retention", profile.Name);
        Least(profile.Store?.SegmentInterval, 1, nameof(StoreRules.SegmentInterval), "store's segment interval", profile.Name);
        Least(profile.Store?.EmitInterval, 0, nameof(StoreRules.EmitInterval), "store's emit interval", profile.Name);
    }

    /// <summary>What a profile can't do with windows of fixed size.</summary>
    public static void CheckShape(EngineProfile profile, in WindowShape shape)
    {
        if (shape.Size == 0)
        {
            throw new ArgumentException("The window shape is empty; make it by WindowShape.Tumbling or WindowShape.Hopping.", nameof(shape));
        }

        var (least, most) = profile.Windows.Alignment switch
        {
            WindowAlignment.ClampedAtEpoch => (0, 0),
            WindowAlignment.Truncated => (0, shape.Slide - 1),
            _ => (1 - shape.Slide, shape.Slide - 1),
        };
        Guard.Between(shape.Offset, least, most, nameof(shape), $"The offset of the windows of {profile.Name}");
        if (profile.Windows.Alignment == WindowAlignment.ClampedAtEpoch && shape.Slide > shape.Size)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shape), shape.Slide, $"Windows of {profile.Name} advance by {shape.Slide} ms, more than their size of {shape.Size} ms; it takes only windows without gaps between them.");
        }

        CheckRetention(profile, shape.Size, "window size");
    }

    /// <summary>What a profile can't do with sessions.</summary>
    public static void CheckGap(EngineProfile profile, long gap)
    {
        Guard.Between(gap, 1, long.MaxValue, nameof(gap), $"The session gap of {profile.Name}");
        if (profile.Panes.Complete || (profile.Clock.Drive == ClockDrive.MicroBatches && profile.Panes.EarlyCount is not null))
        {
            throw new ArgumentException($"{profile.Name} puts sessions out only when they close: its panes must be {nameof(PaneRules)}.{nameof(PaneRules.FinalOnly)}.", nameof(profile));
        }

        CheckRetention(profile, gap, "gap");
    }

    /// <summary>What a profile can't do with windows of windows.</summary>
    public static void CheckChain(EngineProfile profile)
    {
        if (profile.Panes with { Buffered = false } != PaneRules.FinalOnly)
        {
            throw new ArgumentException(
                $"{profile.Name} would count a window's results more than once in the next window; its panes must be {nameof(PaneRules)}.{nameof(PaneRules.FinalOnly)}.", nameof(profile));
        }
    }

    private static void Check(ClockRules clock, string name)
    {
        Defined(clock.Drive, nameof(ClockRules.Drive), name);
        Defined(clock.Emission, nameof(ClockRules.Emission), name);
        Defined(clock.AllIdle, nameof(ClockRules.AllIdle), name);
        Defined(clock.AtRestart, nameof(ClockRules.AtRestart), name);
        Defined(clock.SourceMerge, nameof(ClockRules.SourceMerge), name);
        Least(clock.Bound, 0, nameof(ClockRules.Bound), "bound (watermark delay)", name);
        if (clock is { Drive: ClockDrive.StreamTime, Bound: > 0 })
        {
            throw new ArgumentOutOfRangeException(
                nameof(ClockRules.Bound),
                clock.Bound,
                $"The clock of {name} is stream time, which stays behind by nothing, but its bound is {clock.Bound}; make that the allowed lateness (grace) of its windows: {nameof(WindowRules)}.{nameof(WindowRules.AllowedLateness)}.");
        }

        if (clock is { Drive: not ClockDrive.Watermarks, IdleTimeout: { } idle })
        {
            throw new ArgumentException(
                $"The clock of {name} is driven by {clock.Drive}, and no partition ever counts as idle for it, but its idle time-out is {idle}; leave {nameof(ClockRules.IdleTimeout)} null.",
                nameof(ClockRules.IdleTimeout));
        }

        if (clock is { Drive: not ClockDrive.Watermarks, Emission: not WatermarkEmission.Manual })
        {
            throw new ArgumentException(
                $"The clock of {name} is driven by {clock.Drive}, and its sources emit no watermarks, but its emission is {clock.Emission}; leave {nameof(ClockRules.Emission)} {nameof(WatermarkEmission.Manual)}.",
                nameof(ClockRules.Emission));
        }

        Least(clock.IdleTimeout, 1, nameof(ClockRules.IdleTimeout), "idle time-out", name);
        Least(clock.SourceTasks, 1, nameof(ClockRules.SourceTasks), "number of source tasks", name);
        if (clock.SourceBounds is not { } bounds)
        {
            return;
        }

        if (bounds.Count == 0 || clock.Drive != ClockDrive.MicroBatches)
        {
            throw new ArgumentException(
                $"The clock of {name} names {bounds.Count} sources with a bound each; it takes that from 1 source on, and only where micro-batches drive the clock.",
                nameof(ClockRules.SourceBounds));
        }

        foreach (var bound in bounds)
        {
            Least(bound, 0, nameof(ClockRules.SourceBounds), "bound of a source", name);
        }
    }

    private static void Check(PaneRules panes, string name)
    {
        Defined(panes.OnTime, nameof(PaneRules.OnTime), name);
        Defined(panes.Final, nameof(PaneRules.Final), name);
        Least(panes.EarlyCount, 1, nameof(PaneRules.EarlyCount), "number of records of an early pane", name);
        Least(panes.LateCount, 1, nameof(PaneRules.LateCount), "number of records of a late pane", name);
        Least(panes.EarlyDelay, 0, nameof(PaneRules.EarlyDelay), "delay of an early pane", name);
        if (panes.Buffered && (panes.Final == Firing.Never || panes.OnTime != Firing.Never))
        {
            throw new ArgumentException(
                $"The panes of {name} wait in a buffer, but do not come out once at the end; use {nameof(PaneRules)}.{nameof(PaneRules.Suppressed)}.", nameof(PaneRules.Buffered));
        }

        if (panes is { EarlyCount: null, EarlyDelay: null, LateCount: null, OnTime: Firing.Never, Final: Firing.Never, Complete: false })
        {
            throw new ArgumentException($"The panes of {name} never come out: neither early, nor on time, late, at the end or for each bundle.", nameof(PaneRules));
        }
    }

    private static void CheckRetention(EngineProfile profile, long length, string what)
    {
        if (profile.Store?.Retention < length + profile.Windows.AllowedLateness)
        {
            throw new ArgumentOutOfRangeException(
                nameof(StoreRules.Retention),
                profile.Store.Retention,
                $"The store of {profile.Name} keeps {profile.Store.Retention} ms; it must keep the {what} and the grace, {length} + {profile.Windows.AllowedLateness} ms, at least.");
        }
    }

    private static void Least(long? value, long least, string parameter, string what, string name)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"The {what} of {name} is {value}; it must be at least {least}.");
        }
    }

    private static void Defined<T>(T value, string parameter, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"The profile {name} has the {typeof(T).Name} {value}; there are: {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }
}
