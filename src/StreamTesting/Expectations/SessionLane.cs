namespace StreamTesting;

/// <summary>
/// The sessions of one partition, where each record meets the lowest clock it can meet, and where each meets the highest. A lower clock takes what a
/// higher one takes, and what is one session with a higher clock is within one with a lower; all interleavings lie between the two.
/// </summary>
internal sealed class SessionLane
{
    private readonly TruthRules _rules;
    private readonly SessionRun _low;
    private readonly SessionRun _high;
    private readonly Dictionary<string, List<SessionContent>> _ofHigh = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Arrival> _arrivals = [];

    private readonly SessionResults? _results;

    public SessionLane(TruthRules rules, int partition, bool hasPanes)
    {
        _rules = rules;
        _results = hasPanes ? new SessionResults() : null;
        _low = new SessionRun(rules, partition);
        _high = rules.IsExact ? _low : new SessionRun(rules, partition);
    }

    public JudgedWindow Take(in Judged judged)
    {
        var rejectedByLow = _low.Take(judged.Step, judged.Low);
        var isAgain = judged.Fate == Fate.Again;
        var rejectedByHigh = _high == _low || isAgain ? rejectedByLow : _high.Take(judged.Step, judged.High);
        if (rejectedByLow is null)
        {
            _arrivals[judged.Arrival.Position] = judged.Arrival;
        }

        var own = _rules.Profile.Sessions.EndsWithLastRecord ? judged.Time : judged.Time + _rules.Gap!.Value;
        return rejectedByLow is not null ? new JudgedWindow(rejectedByLow.Start, rejectedByLow.End, Expectation.MustNot)
            : rejectedByHigh is not null ? new JudgedWindow(rejectedByHigh.Start, rejectedByHigh.End, Expectation.May)
            : new JudgedWindow(judged.Time, own, judged.Capped(Expectation.Must));
    }

    /// <summary>What the engine puts out.</summary>
    public void Tell(IReadOnlyList<Outcome> outcomes) => _results!.Add(outcomes);

    /// <summary>What is final: by the clock, or because all that comes is later than <paramref name="least"/>.</summary>
    public IEnumerable<WindowTruth> Closed(long low, long high, long least, (long Low, long High) last)
    {
        var unreachable = least == long.MinValue ? least : least - 2 + _rules.Profile.Windows.AllowedLateness;
        _low.Advance(_rules.Profile.Windows.KeptByStore ? low : Math.Max(low, unreachable));
        _high.Advance(high);
        return Told(last);
    }

    /// <summary>All others, at the end of the stream.</summary>
    public IEnumerable<WindowTruth> Rest((long Low, long High) last)
    {
        _low.Advance(long.MaxValue);
        _high.Advance(long.MaxValue);
        return Told(last);
    }

    private List<WindowTruth> Told((long Low, long High) last)
    {
        if (_high != _low)
        {
            foreach (var session in _high.Closed())
            {
                (_ofHigh.TryGetValue(session.Key, out var known) ? known : _ofHigh[session.Key] = []).Add(session);
            }
        }

        return [.. _low.Closed().Select(session => Truth(session, last))];
    }

    private WindowTruth Truth(SessionContent session, (long Low, long High) last)
    {
        var within = Within(session);
        var certain = within.SelectMany(part => part.Records).ToHashSet();
        var isOne = within is [var only] && (only.Start, only.End) == (session.Start, session.End);
        var (must, may) = (new List<Arrival>(), new List<Arrival>());
        foreach (var number in session.Records)
        {
            if (_arrivals.Remove(number, out var arrival))
            {
                (certain.Contains(number) ? must : may).Add(arrival);
            }
        }

        var end = _rules.Profile.Sessions.EndsWithLastRecord ? session.End + _rules.Gap!.Value + 1 : session.End;
        var panes = _results?.Take(session.Key, session.Start, session.End);
        var byRules = ResultRules.Of(_rules, must.Count > 0, end, last);
        var isLost = panes is { Count: 0 } && byRules == Expectation.May && ResultRules.Loses(_rules);
        return new WindowTruth(must.Concat(may).First().Topic, session.Key, session.Start, session.End, must, may)
        {
            Exists = isOne ? Expectation.Must : Expectation.May,
            Doubt = isLost ? Doubt.StoreRetention : isOne && may.Count == 0 ? null : _rules.Doubt,
            Rules = _rules.Profile.Panes,
            Panes = isLost ? null : panes,
            Expectation = panes is null || isLost ? byRules : panes.Any(pane => pane.IsOf(session.Start, session.End)) ? Expectation.Must : Expectation.MustNot,
        };
    }

    private List<SessionContent> Within(SessionContent session)
    {
        if (_high == _low)
        {
            return [session];
        }

        if (!_ofHigh.TryGetValue(session.Key, out var known))
        {
            return [];
        }

        var within = known.FindAll(part => part.Start >= session.Start && part.End <= session.End);
        known.RemoveAll(within.Contains);
        if (known.Count == 0)
        {
            _ofHigh.Remove(session.Key);
        }

        return within;
    }
}
