namespace StreamTesting;

/// <summary>Plans whose arrivals come at the edges of an engine's rules.</summary>
public static class EdgePlans
{
    /// <summary>
    /// Makes a plan one for a check of windows (<c>ShouldAggregateWindows</c> and those of late events): a share of its events comes at the edges of the windows
    /// (<see cref="AtEdges(StreamPlan, EngineProfile, WindowShape, double, TimeSpan?, Choosing, bool)"/>), and a marker at the end of each partition closes them
    /// (<see cref="Flushed"/>), where the plan has no such steps yet.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="profile">The engine, with the bound and the allowed lateness of the job.</param>
    /// <param name="windows">The windows of the job.</param>
    /// <param name="edges">The share of the events that come at edges, from 0, for none, to 1; a tenth by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan ForWindows(this StreamPlan plan, EngineProfile profile, WindowShape windows, double edges = 0.1)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(profile);
        ProfileGuard.CheckShape(profile, windows);
        return Closed(HasEdges(plan) ? plan : plan.AtEdges(profile, windows, edges), profile, windows.Size);
    }

    /// <summary>Makes a plan one for a check of sessions: as <see cref="ForWindows"/>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="profile">The engine, with the bound and the allowed lateness of the job.</param>
    /// <param name="gap">The session gap; at least 4 ms.</param>
    /// <param name="edges">The share of the events that come at edges, from 0, for none, to 1; a tenth by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan ForSessions(this StreamPlan plan, EngineProfile profile, TimeSpan gap, double edges = 0.1)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(profile);
        return Closed(HasEdges(plan) ? plan : plan.AtSessionEdges(profile, gap, edges), profile, (long)gap.TotalMilliseconds);
    }

    /// <summary>Brings events to the edges of windows: see <see cref="AtEdges"/>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="profile">The engine: its bound, its allowed lateness, and whether events are late by themselves.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="rate">The share of the events, from 0 to 1; a tenth by default.</param>
    /// <param name="horizon">The horizon of a deduplication in event time; null, the default, for none.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <param name="nearEpoch">Whether each partition begins with events in the first windows after 1970 began; false by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan AtEdges(
        this StreamPlan plan, EngineProfile profile, WindowShape windows, double rate = 0.1, TimeSpan? horizon = null, Choosing choosing = Choosing.Exactly, bool nearEpoch = false) => With(plan, Of(profile, rate) with
        {
            Size = TimeSpan.FromMilliseconds(windows.Size),
            Slide = windows.Slide == windows.Size ? null : TimeSpan.FromMilliseconds(windows.Slide),
            Offset = TimeSpan.FromMilliseconds(windows.Offset),
            Horizon = horizon,
            Choosing = choosing,
            NearEpoch = nearEpoch,
        });

    /// <summary>Brings events to the edges of sessions: see <see cref="AtEdges"/>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="profile">The engine: its bound, its allowed lateness, and whether events are late by themselves.</param>
    /// <param name="gap">The session gap; at least 4 ms.</param>
    /// <param name="rate">The share of the events, from 0 to 1; a tenth by default.</param>
    /// <param name="horizon">The horizon of a deduplication in event time; null, the default, for none.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan AtSessionEdges(
        this StreamPlan plan, EngineProfile profile, TimeSpan gap, double rate = 0.1, TimeSpan? horizon = null, Choosing choosing = Choosing.Exactly) =>
        With(plan, Of(profile, rate) with { Gap = gap, Horizon = horizon, Choosing = choosing });

    private static bool HasEdges(StreamPlan plan) => plan.Disorder.Any(step => step is AtEdges);

    /// <summary>The last windows begin at the latest event at most, and a session grows by a gap with each.</summary>
    private static StreamPlan Closed(StreamPlan plan, EngineProfile profile, long length) => plan.Disorder.Any(step => step is Flushed)
        ? plan
        : plan.Flushed(TimeSpan.FromMilliseconds((2 * length) + profile.Clock.Bound + profile.Windows.AllowedLateness + 1000));

    private static StreamPlan With(StreamPlan plan, AtEdges step)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.With(step);
    }

    private static AtEdges Of(EngineProfile profile, double rate)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new AtEdges(rate)
        {
            Bound = TimeSpan.FromMilliseconds(profile.Clock.Bound),
            Lateness = TimeSpan.FromMilliseconds(profile.Windows.AllowedLateness),
            LateEvents = profile.LateEvents != LateRule.Never,
        };
    }
}
