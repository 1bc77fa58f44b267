using System.Globalization;

namespace StreamTesting.Injection;

internal sealed class RatePace(double rate) : Pace
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{rate} a second");

    internal override TimeSpan DueAfter(long number, TimeSpan sinceFirst) => PaceRange.Seconds(number / rate);
}
