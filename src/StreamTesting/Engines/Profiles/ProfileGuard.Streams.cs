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

    /// <summary>What a profile can't do with joins of streams.</summary>
    public static void CheckStreamJoin(EngineProfile profile, StreamJoinRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        CheckStreamTime(profile, "A join over window stores is");
        Defined(rules.Kind, nameof(rules), profile.Name);
        Guard.Between(rules.Before, -Longest, Longest, nameof(rules), "How far before the left record a right one lies");
        Guard.Between(rules.After, -Longest, Longest, nameof(rules), "How far after the left record a right one lies");
        if (rules.Before + rules.After < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rules), rules.Before + rules.After, $"No record is a partner from {rules.Before} ms before to {rules.After} ms after; together they must be at least 0.");
        }
    }

    /// <summary>What a profile can't do with joins of a stream with a table.</summary>
    public static void CheckStreamTableJoin(EngineProfile profile, StreamTableJoinRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        CheckTable(profile, rules.Table);
        if (rules.Kind is not (JoinKind.Inner or JoinKind.Left))
        {
            throw new ArgumentOutOfRangeException(nameof(rules), rules.Kind, $"A stream and a table can be joined {JoinKind.Inner} or {JoinKind.Left}, not {rules.Kind}.");
        }

        if (rules.Grace is { } grace && rules.Table.HistoryRetention is null)
        {
            throw new ArgumentException($"The join has a grace of {grace} ms, but its table has no versions; give it {nameof(TableRules)}.{nameof(TableRules.Versioned)}.", nameof(rules));
        }

        Guard.Between(rules.Grace ?? 0, 0, rules.Table.HistoryRetention ?? 0, nameof(rules), "The grace of a join, up to the history retention of its table,");
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
