namespace StreamTesting.Domains;

/// <summary>When something happens: one after the other with gaps, or in batches of a second. In whole microseconds.</summary>
internal sealed class RetailClock
{
    private const double UnitsPerMinute = 1_000_000;
    private const long UnitsPerHappening = 60_000_000;
    private const double MostUnits = 1e18;
    private static readonly long LastTicks = new DateTime(9999, 1, 1).Ticks;
    private readonly RetailSales _options;
    private readonly RateShape? _shape;
    private readonly Seed _traffic;
    private readonly Seed _gaps;
    private readonly long _end;
    private readonly (long Least, long Most) _gap;
    private readonly double _unitsPerSecond;
    private long _index;
    private long _ticks;
    private long _change;
    private double _factor = 1;
    private long _second;
    private long _nextSecond;
    private long _units;
    private long _inBatch;

    public RetailClock(RetailSales options, Seed seed)
    {
        _options = options;
        _shape = options.Shape;
        _traffic = TrafficSeed(seed);
        _gaps = seed.Derive("gaps");
        _ticks = options.Start.UtcTicks;
        _end = options.Duration is { } duration ? Math.Min(LastTicks, _ticks + duration.Ticks) : LastTicks;
        _gap = (options.MinGap.Ticks / TimeSpan.TicksPerMicrosecond, options.MaxGap.Ticks / TimeSpan.TicksPerMicrosecond);
        _change = _shape is null ? long.MaxValue : long.MinValue;
        _nextSecond = _ticks;
        _unitsPerSecond = Math.Round(UnitsPerMinute * (options.PerMinute ?? 0));
    }

    /// <summary>Until when what is under way arrives, once all has happened: the last happening where their number ended it, else the end.</summary>
    public long LastArrival => _index >= (_options.Count ?? long.MaxValue) ? _ticks : _end - 1;

    public static Seed TrafficSeed(Seed seed) => seed.Derive("traffic");

    public static DateTimeOffset? EndOf(RetailSales options, Seed seed)
    {
        if (options.Duration is { } duration && options.Count is null)
        {
            return options.Start + duration;
        }

        var clock = new RetailClock(options, seed);
        var last = 0L;
        while (clock.Next(out var ticks))
        {
            last = ticks;
        }

        return last == 0 ? null : new DateTimeOffset(last + TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>Goes to the next happening; false once there is none.</summary>
    public bool Next(out long ticks)
    {
        ticks = _ticks;
        if (_index >= (_options.Count ?? long.MaxValue))
        {
            return false;
        }

        var next = _options.PerMinute is null ? AfterGap() : InBatch();
        if (next >= _end)
        {
            return false;
        }

        _index++;
        ticks = _ticks = next;
        return true;
    }

    private long AfterGap()
    {
        var random = _gaps.Random(_index);
        var gap = _index == 0 ? 0 : random.NextInRange(_gap.Least, _gap.Most) * TimeSpan.TicksPerMicrosecond;
        if (_shape is null)
        {
            return _ticks + gap;
        }

        double left = gap;
        var now = _ticks;
        while (now < _end)
        {
            Look(now);
            var room = _factor * (_change - now);
            if (_factor > 0 && left < room)
            {
                now += (long)(left / _factor);
                return now - (now % TimeSpan.TicksPerMicrosecond);
            }

            left -= room;
            now = _change;
        }

        return _end;
    }

    private long InBatch()
    {
        while (_inBatch == 0)
        {
            if (_nextSecond >= _end)
            {
                return _end;
            }

            Look(_nextSecond);
            _second = _nextSecond;
            _nextSecond += TimeSpan.TicksPerSecond;
            if (_factor > 0)
            {
                _units += (long)Math.Round(Math.Min(MostUnits, _unitsPerSecond * _factor));
                (_inBatch, _units) = Math.DivRem(_units, UnitsPerHappening);
            }
            else
            {
                _nextSecond = Math.Max(_nextSecond, (_change + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
            }
        }

        _inBatch--;
        return _second;
    }

    private void Look(long ticks)
    {
        if (ticks >= _change)
        {
            var time = new DateTimeOffset(ticks, TimeSpan.Zero);
            _factor = _shape!.FactorAt(time, _traffic);
            _change = Math.Min(_shape.NextChange(time, _traffic).UtcTicks, LastTicks);
        }
    }
}
