namespace StreamTesting;

/// <summary>What is asked only of operators that one engine has.</summary>
internal static partial class ProfileGuard
{
    /// <summary>The longest stretch of time that still adds up, in ms.</summary>
    public const long Longest = long.MaxValue / 4;

    /// <summary>What a profile can't do with windows that slide with the records.</summary>
    public static void CheckSliding(EngineProfile profile, long timeDifference)
    {
        Guard.Between(timeDifference, 0, Longest, nameof(timeDifference), $"The time difference of {profile.Name}");
        CheckStreamTime(profile, "Windows that slide with the records are");
        CheckPanes(profile);
        CheckRetention(profile, 2 * timeDifference, "double time difference");
    }

    /// <summary>What a profile can't do with tables.</summary>
    public static void CheckTable(EngineProfile profile, TableRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        CheckStreamTime(profile, "A table is");
        Guard.Between(rules.HistoryRetention ?? 0, 0, Longest, nameof(rules), "The history retention of a table");
        Guard.Between(rules.SegmentInterval ?? 1, 1, Longest, nameof(rules), "The segment interval of a table");
    }

    /// <summary>Refuses a profile whose clock is not the stream time of its records.</summary>
    public static void CheckStreamTime(EngineProfile profile, string what)
    {
        if (profile.Clock.Drive != ClockDrive.StreamTime)
        {
            throw new ArgumentException(
                $"{what} an operator of engines with stream time, such as {nameof(EngineProfiles)}.{nameof(EngineProfiles.KafkaStreams)}; the clock of {profile.Name} is driven by {profile.Clock.Drive}.",
                nameof(profile));
        }
    }

    private static void CheckPanes(EngineProfile profile)
    {
        if (profile.Panes != PaneRules.EveryUpdate && profile.Panes != PaneRules.FinalOnly && profile.Panes != PaneRules.Suppressed)
        {
            throw new ArgumentException(
                $"The panes of {profile.Name} must be {nameof(PaneRules)}.{nameof(PaneRules.EveryUpdate)}, {nameof(PaneRules.FinalOnly)} or {nameof(PaneRules.Suppressed)} here.", nameof(profile));
        }
    }
}
