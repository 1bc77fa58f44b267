namespace StreamTesting;

/// <summary>What is asked of operators that judge single rows.</summary>
internal static partial class ProfileGuard
{
    /// <summary>What a profile can't do with records by themselves.</summary>
    public static void CheckLateness(EngineProfile profile, bool timers)
    {
        Defined(profile.LateEvents, nameof(EngineProfile.LateEvents), profile.Name);
        if (timers)
        {
            CheckWatermarks(profile, "Timers at the records' times are");
        }
    }

    /// <summary>What a profile can't do with a deduplication.</summary>
    public static void CheckDedup(EngineProfile profile, DedupRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Defined(rules.Output, nameof(rules), profile.Name);
        Defined(rules.Late, nameof(rules), profile.Name);
        if (profile.Clock.Drive == ClockDrive.StreamTime)
        {
            throw new ArgumentException(
                $"{profile.Name} has no deduplication of its own; use {nameof(EngineProfile.WindowStoreDedupOracle)} for the pattern over a window store.", nameof(profile));
        }

        if (rules.Output != DedupOutput.Updates && (rules.KeepsLast || rules.ByEventTime != (rules.Output == DedupOutput.WhenCertain)))
        {
            throw new ArgumentException(
                $"A deduplication that puts out {rules.Output} keeps the first row, by {(rules.Output == DedupOutput.WhenCertain ? "event time" : "arrival")}; for others use {nameof(DedupOutput.Updates)}.",
                nameof(rules));
        }

        Guard.Between(rules.Horizon ?? 0, 0, Longest, nameof(rules), "The horizon of a deduplication");
        CheckTimeToLive(profile, rules.TimeToLive);
    }

    /// <summary>What a profile can't do with a changelog.</summary>
    public static void CheckChangelog(EngineProfile profile, ChangelogRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        CheckWatermarks(profile, "A changelog of last rows is");
        CheckTimeToLive(profile, rules.TimeToLive);
    }

    /// <summary>What a profile can't do with a join by a stretch of event time.</summary>
    public static void CheckIntervalJoin(EngineProfile profile, IntervalJoinRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        CheckWatermarks(profile, "An interval join is");
        Defined(rules.Late, nameof(rules), profile.Name);
        Guard.Between(rules.Lower, -Longest, Longest, nameof(rules), "The lower bound of an interval join");
        Guard.Between(rules.Upper, rules.Lower, Longest, nameof(rules), "The upper bound of an interval join, from the lower one on,");
    }

    private static void CheckTimeToLive(EngineProfile profile, long? timeToLive)
    {
        if (timeToLive is { } length)
        {
            CheckWatermarks(profile, "State with a time to live is");
            Guard.Between(length, 1, Longest, nameof(timeToLive), "The time to live");
        }
    }

    private static void CheckWatermarks(EngineProfile profile, string what)
    {
        if (profile.Clock.Drive != ClockDrive.Watermarks)
        {
            throw new ArgumentException(
                $"{what} an operator of engines with watermarks, such as {nameof(EngineProfiles)}.{nameof(EngineProfiles.Flink)}; the clock of {profile.Name} is driven by {profile.Clock.Drive}.",
                nameof(profile));
        }
    }
}
