namespace StreamTesting;

/// <summary>
/// The lowest and the highest reading of the clock that an arrival can meet, over all interleavings of partitions, lags of periodic watermarks and
/// ends of micro-batches. What its own partition brought before it is known; another partition may have brought nothing since the last barrier, or
/// all up to the next one.
/// </summary>
internal sealed class ClockBounds
{
    private readonly ClockRules _clock;
    private readonly TruthRules _rules;
    private readonly StreamOutline? _outline;
    private readonly long[] _own;
    private readonly bool _known;
    private readonly bool _waitsForEver;
    private readonly bool _needsRows;
    private long _beforeLast = long.MinValue;
    private long[] _done;
    private long[] _ends;
    private Extremes _atDone;
    private Extremes _atEnds;
    private long _doneBefore = long.MinValue;
    private int _section;

    public ClockBounds(TruthRules rules, StreamOutline? outline)
    {
        (_rules, _clock, _outline) = (rules, rules.Profile.Clock, outline);
        _own = new long[rules.Layout.Lanes];
        Array.Fill(_own, long.MinValue);
        _known = rules.Drive switch
        {
            ClockDrive.Watermarks => _clock.Emission == WatermarkEmission.PerRecord || rules.Options.BarriersSettle,
            ClockDrive.MicroBatches => rules.Options.BarriersSettle && HasEmptyBatches,
            _ => true,
        };
        _needsRows = rules.Drive == ClockDrive.MicroBatches && !HasEmptyBatches && rules.Layout.Lanes == 1;
        _waitsForEver = _clock.SourceTasks > rules.Layout.Lanes;
        (_done, _ends) = ([.. _own], _own);
        Enter(0);
    }

    /// <summary>The arrivals from here on stand behind so many barriers.</summary>
    public void Enter(int section)
    {
        if (section > _section)
        {
            _doneBefore = _atDone.Greatest;
            _section = section;
            _own.CopyTo(_done, 0);
        }

        _ends = _outline?.EndsOf(section) ?? _own;
        (_atDone, _atEnds) = (new Extremes(_done), new Extremes(_ends));
    }

    /// <summary>An arrival moves the clock of its partition; the others do so by themselves.</summary>
    public void Take(int lane, long time)
    {
        _beforeLast = _own[lane];
        _own[lane] = Math.Max(_own[lane], time);
    }

    /// <summary>The range that an arrival of a partition meets now; with stream time its own time is to be taken before.</summary>
    public (long Low, long High) Now(int lane) => _rules.Drive switch
    {
        ClockDrive.StreamTime => (StreamTime(_done, lane), StreamTime(_ends, lane)),
        ClockDrive.MicroBatches => (Reading(Settled.Greatest), Reading(_needsRows ? _beforeLast : Math.Max(_own[lane], _atEnds.GreatestBut(lane)))),
        _ => (LowestWatermark(lane), HighestWatermark(lane)),
    };

    /// <summary>No later arrival of this partition meets a lower one.</summary>
    public long LeastFrom(int lane) => _rules.Drive switch
    {
        ClockDrive.StreamTime or ClockDrive.MicroBatches => Now(lane).Low,
        _ when _rules.HasExactClock => LowestWatermark(lane),
        _ => _known && !_waitsForEver ? Reading(_atDone.Least) : _clock.Start,
    };

    /// <summary>The clock at the end of the stream, when nothing more comes and what is due has come.</summary>
    public (long Low, long High) Last(int lane)
    {
        var last = _outline?.Last ?? _own;
        var all = new Extremes(last);
        return _rules.Drive switch
        {
            ClockDrive.StreamTime => (StreamTime(last, lane), StreamTime(last, lane)),
            ClockDrive.MicroBatches => (Reading(HasEmptyBatches ? all.Greatest : _outline?.BeforeLast ?? long.MinValue), Reading(_needsRows ? _outline?.ButLast ?? _beforeLast : all.Greatest)),
            _ => (_waitsForEver ? _clock.Start : Reading(all.Least), _clock.IdleTimeout is null ? _waitsForEver ? _clock.Start : Reading(all.Least) : Reading(all.Greatest)),
        };
    }

    private bool HasEmptyBatches => _clock.EmptyBatches && !_rules.Profile.Panes.Complete;

    private Extremes Settled => _known ? _atDone : new Extremes([_doneBefore]);

    private long LowestWatermark(int lane) => _waitsForEver || !_known
        ? _clock.Start
        : Reading(Math.Min(_clock.Emission == WatermarkEmission.PerRecord ? _own[lane] : _done[lane], _atDone.LeastBut(lane)));

    private long HighestWatermark(int lane) => _clock.IdleTimeout is not null
        ? Reading(Math.Max(_own[lane], _atEnds.GreatestBut(lane)))
        : _waitsForEver ? _clock.Start : Reading(Math.Min(_own[lane], _atEnds.LeastBut(lane)));

    /// <summary>A task reads the partitions of one number, of all topics.</summary>
    private long StreamTime(long[] others, int lane)
    {
        var greatest = _own[lane];
        for (var other = _rules.Layout.PartitionOf(lane); other < others.Length; other += _rules.Layout.Partitions)
        {
            greatest = other == lane ? greatest : Math.Max(greatest, others[other]);
        }

        return Math.Max(_clock.Start, greatest);
    }

    private long Reading(long greatest) => greatest == long.MinValue ? _clock.Start : Math.Max(_clock.Start, greatest - _clock.Lag);
}
