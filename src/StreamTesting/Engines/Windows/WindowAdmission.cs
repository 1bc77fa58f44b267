namespace StreamTesting;

/// <summary>Which windows of fixed size a record is in, and whether they have closed for it: the one place where a profile's rules decide that.</summary>
internal sealed class WindowAdmission(EngineProfile profile, WindowShape shape)
{
    private readonly WindowAssigner _assigner = new(shape, profile.Windows.Alignment);
    private readonly long _lateness = profile.Windows.AllowedLateness;
    private readonly bool _neverCloses = profile.Panes.Complete;

    /// <summary>The least start and how many there are, a slide apart.</summary>
    public (long First, long Count) StartsOf(long time) => _assigner.StartsOf(time);

    /// <summary>Whether a window takes nothing more at a reading of the clock.</summary>
    public bool IsClosed(long end, in EngineClock clock) => !_neverCloses && clock.Passed(end, _lateness);
}
