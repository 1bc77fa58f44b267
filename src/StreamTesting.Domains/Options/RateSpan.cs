using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>How long a number of things takes at a rate that changes over time.</summary>
internal static class RateSpan
{
    /// <summary>Finds the span over which a shape's factor sums to so many seconds, to the next millisecond.</summary>
    /// <exception cref="ArgumentException">It is longer than the longest.</exception>
    public static TimeSpan Of(RateShape shape, DateTimeOffset start, double seconds, TimeSpan longest, Seed seed)
    {
        var rest = seconds * TimeSpan.TicksPerSecond;
        for (var time = start; time - start <= longest;)
        {
            var factor = shape.FactorAt(time, seed);
            var next = shape.NextChange(time, seed);
            var area = factor * (next - time).Ticks;
            if (area >= rest)
            {
                var milliseconds = Math.Ceiling((((time - start).Ticks + (factor > 0 ? rest / factor : 0)) / TimeSpan.TicksPerMillisecond) - 1e-6);
                if (milliseconds > longest.TotalMilliseconds)
                {
                    break;
                }

                return TimeSpan.FromTicks((long)milliseconds * TimeSpan.TicksPerMillisecond);
            }

            rest -= area;
            time = next;
        }

        throw new ArgumentOutOfRangeException(
            nameof(seconds), seconds, string.Create(CultureInfo.InvariantCulture, $"At the rate {shape}, what takes {seconds:0.###} s at the factor 1 takes longer than {longest}; raise the rate, or give a span."));
    }
}
