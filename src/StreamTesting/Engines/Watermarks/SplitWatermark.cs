namespace StreamTesting;

/// <summary>
/// The watermark of one partition: <c>M - d - 1</c> (<c>M - d</c> where a clock does not include its own time) as offered at the last emit, and whether the partition is idle. The idle countdown starts at
/// the first emit without a record since the emit before; idle is a later emit more than the time-out after that.
/// </summary>
internal sealed class SplitWatermark(ClockRules rules)
{
    private long _greatest = unchecked(long.MinValue + rules.Lag);
    private bool _spoke;
    private long _silentSince;

    public long Watermark { get; private set; } = long.MinValue;

    public bool Idle { get; private set; }

    public void Record(long time)
    {
        _greatest = Math.Max(_greatest, time);
        _spoke = true;
    }

    /// <summary>An emit at a reading of the clock, which counts from 0; there no countdown starts.</summary>
    public void Emit(long now)
    {
        if (rules.IdleTimeout is { } timeout && IsIdle(now, timeout))
        {
            Idle = true;
            return;
        }

        Idle = false;
        Watermark = Math.Max(Watermark, unchecked(_greatest - rules.Lag));
    }

    private bool IsIdle(long now, long timeout)
    {
        if (_spoke)
        {
            _spoke = false;
            _silentSince = 0;
            return false;
        }

        if (_silentSince == 0)
        {
            _silentSince = now;
            return false;
        }

        return now - _silentSince > timeout;
    }
}
