namespace StreamTesting;

/// <summary>
/// The times of events that follow one another, made by <see cref="Gaps.Walk"/>. Under a shape of factor f the gap g takes g / f; what is
/// left of it at a change of the factor goes on at the new one, so that Poisson gaps under a shape are a Poisson process of that intensity.
/// Exact; not thread-safe.
/// </summary>
public sealed class GapWalk
{
    private readonly Gaps _gaps;
    private readonly RateCurve _curve;
    private UInt128 _area;
    private int _piece;

    internal GapWalk(Gaps gaps, RateCurve curve)
    {
        gaps.Validate();
        _gaps = gaps;
        _curve = curve;
    }

    /// <summary>Draws the next gap and goes there.</summary>
    /// <param name="random">Gives the numbers that the gap needs.</param>
    /// <returns>The time of the next event, never before the last one; null once the span has ended.</returns>
    public DateTimeOffset? Next(ref RandomSource random)
    {
        if (_area < _curve.Area)
        {
            _area += RateCurve.AreaOf(_gaps.NextTicks(ref random));
        }

        return _area < _curve.Area ? new DateTimeOffset(_curve.TicksAtArea(_area, ref _piece), TimeSpan.Zero) : null;
    }
}
