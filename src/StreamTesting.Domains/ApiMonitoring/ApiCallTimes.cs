namespace StreamTesting.Domains;

/// <summary>When the calls happen: the traffic of the span, summed up and inverted.</summary>
internal sealed class ApiCallTimes
{
    private readonly long _start;
    private readonly long _end;
    private readonly double _count;
    private readonly long[] _froms;
    private readonly double[] _sums;

    public ApiCallTimes(ApiCalls options)
    {
        _start = options.Start.UtcTicks;
        _end = _start + options.Span.Ticks;
        _count = options.Count;
        var froms = new List<long>();
        var sums = new List<double>();
        var sum = 0.0;
        for (var from = _start; from < _end;)
        {
            froms.Add(from);
            sums.Add(sum);
            var to = Math.Min(_end, ((from / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour);
            var time = new DateTime(from);
            var factor = (time.Hour is >= 9 and < 17 ? options.BusinessHoursFactor : 1)
                * (time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? options.WeekendFactor : 1);
            sum += factor * (to - from);
            from = to;
        }

        froms.Add(_end);
        sums.Add(sum);
        (_froms, _sums) = ([.. froms], [.. sums]);
    }

    public long TicksOf(long index, double fraction)
    {
        var target = (index + fraction) / _count * _sums[^1];
        var place = Array.BinarySearch(_sums, target);
        place = Math.Clamp(place < 0 ? ~place - 1 : place, 0, _froms.Length - 2);
        while (place < _froms.Length - 2 && _sums[place + 1] <= target)
        {
            place++;
        }

        var width = _sums[place + 1] - _sums[place];
        var ticks = _froms[place] + (long)((target - _sums[place]) / width * (_froms[place + 1] - _froms[place]));
        return Math.Min(ticks, _end - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond;
    }
}
