using System.Globalization;

namespace StreamTesting.Injection;

internal sealed class SpeedUpPace(double factor) : Pace
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{factor} times their own speed");

    internal override TimeSpan DueAfter(long number, TimeSpan sinceFirst) => PaceRange.Seconds(sinceFirst.TotalSeconds / factor);
}
