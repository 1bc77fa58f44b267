namespace StreamTesting;

/// <summary>The words of rules, with the numbers filled in.</summary>
internal sealed class JudgementText(TruthRules rules)
{
    private readonly EngineProfile _profile = rules.Profile;

    public WindowVerdict Of(in JudgedWindow window, in ClockRange clock) =>
        new(EngineTime.Bound(window.Start), EngineTime.Bound(window.End), window.Expectation, Window(window, clock));

    public string OfEvent(Arrival arrival, in ClockRange clock, Expectation late)
    {
        if (_profile.LateEvents == LateRule.Never)
        {
            return $"{_profile.Name} has no rule for records by themselves -> must go through";
        }

        var day = arrival.Event.EventTime;
        var ms = EngineTime.MsOf(arrival.Event);
        var less = _profile.LateEvents == LateRule.AtClock ? "<=" : "<";
        var more = _profile.LateEvents == LateRule.AtClock ? ">" : ">=";
        return $"event time {EngineTime.Text(ms, day)} " + late switch
        {
            Expectation.Must => $"{less} {ClockName} {EngineTime.Text(clock.LowestMs, day)} -> late",
            Expectation.MustNot => $"{more} {ClockName} {EngineTime.Text(clock.HighestMs, day)} -> not late",
            _ => $"{more} {ClockName} {EngineTime.Text(clock.LowestMs, day)} or {less} {EngineTime.Text(clock.HighestMs, day)}, by {Why} -> may be late",
        };
    }

    private string ClockName => rules.Drive switch
    {
        ClockDrive.StreamTime => "stream time",
        ClockDrive.MicroBatches => "watermark of the micro-batch before",
        _ => "watermark",
    };

    private string Why => rules.Doubt switch
    {
        Doubt.BatchBoundary => "where micro-batches end",
        Doubt.EmissionLag => "when the watermark is emitted",
        Doubt.Idleness => "when partitions count as idle",
        _ => "the interleaving of partitions",
    };

    private string Window(in JudgedWindow window, in ClockRange clock)
    {
        if (_profile.Panes.Complete)
        {
            return "no window is ever closed -> must be in it";
        }

        if (rules.Difference is not null)
        {
            return Sliding(window, clock);
        }

        if (rules.Gap is not null && window.Expectation == Expectation.Must && rules.ClockAt(clock.HighestMs).Passed(ExclusiveEnd(window), _profile.Windows.AllowedLateness))
        {
            return "joins a session that is still open -> must be in it";
        }

        var day = EngineTime.Bound(window.End);
        var lateness = _profile.Windows.AllowedLateness;
        var name = rules.Drive == ClockDrive.StreamTime ? "grace" : "lateness";
        var what = rules.Gap is null ? "window end" : _profile.Sessions.EndsWithLastRecord ? "session's last record" : "session end";
        var gap = _profile.Sessions.EndsWithLastRecord && rules.Gap is { } length ? $" + gap {EngineTime.Length(length)} + 1 ms" : "";
        var allowed = rules.Drive == ClockDrive.MicroBatches && lateness == 0 ? "" : $" + {name} {EngineTime.Length(lateness)}";
        return $"{what} {EngineTime.Text(window.End, day)}{(_profile.Clock.IncludesItsTime ? " - 1 ms" : "")}{gap}{allowed} " + window.Expectation switch
        {
            Expectation.MustNot => $"<= {ClockName} {EngineTime.Text(clock.LowestMs, day)} -> must be dropped",
            Expectation.Must => $"> {ClockName} {EngineTime.Text(clock.HighestMs, day)} -> must be in it",
            _ => $"> {ClockName} {EngineTime.Text(clock.LowestMs, day)} or <= {EngineTime.Text(clock.HighestMs, day)}, by {Why} -> may be in it",
        };
    }

    private string Sliding(in JudgedWindow window, in ClockRange clock)
    {
        var day = EngineTime.Bound(window.End);
        return $"window's last ms {EngineTime.Text(window.End, day)} + grace {EngineTime.Length(_profile.Windows.AllowedLateness)} "
            + (window.Expectation == Expectation.Must ? ">= " : "< ") + $"{ClockName} {EngineTime.Text(clock.HighestMs, day)} -> "
            + (window.Expectation == Expectation.Must ? "must be in it" : "must be dropped");
    }

    private long ExclusiveEnd(in JudgedWindow session) => _profile.Sessions.EndsWithLastRecord ? session.End + rules.Gap!.Value + 1 : session.End;
}
