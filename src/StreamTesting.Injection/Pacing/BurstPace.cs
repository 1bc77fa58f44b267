using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>Item n is due where the integral of the rate reaches n.</summary>
internal sealed class BurstPace(double normal, double burst, TimeSpan after, TimeSpan lasting, TimeSpan? every) : Pace
{
    private readonly double _before = normal * after.TotalSeconds;
    private readonly double _within = burst * lasting.TotalSeconds;
    private readonly double _period = every is { } period
        ? (normal * (period - lasting).TotalSeconds) + (burst * lasting.TotalSeconds)
        : double.PositiveInfinity;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{normal} a second, {burst} a second for {lasting} after {after}{(every is { } period ? $" of every {period}" : "")}");

    internal override TimeSpan DueAfter(long number, TimeSpan sinceFirst)
    {
        var periods = every is null ? 0 : Math.Floor(number / _period);
        var rest = every is null ? number : number - (periods * _period);
        var seconds = rest < _before ? rest / normal
            : rest < _before + _within ? after.TotalSeconds + ((rest - _before) / burst)
            : (after + lasting).TotalSeconds + ((rest - _before - _within) / normal);
        return PaceRange.Seconds((periods * (every?.TotalSeconds ?? 0)) + seconds);
    }
}
