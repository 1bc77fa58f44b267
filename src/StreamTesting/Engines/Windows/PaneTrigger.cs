namespace StreamTesting;

/// <summary>Decides, by a profile's rules, when a window puts out a pane.</summary>
internal sealed class PaneTrigger(PaneRules rules, long lateness, int partition)
{
    /// <summary>A bundle put records into the window.</summary>
    public void AfterBundle(WindowState window, in EngineClock clock, List<Outcome> outcomes)
    {
        if (clock.Passed(window.End))
        {
            var due = window.EndPassed || rules.OnTime == Firing.Never ? rules.LateCount : Math.Min(1, rules.LateCount ?? int.MaxValue);
            if (window.New >= due)
            {
                window.EndPassed = true;
                Fire(window, PaneTiming.Late, isLast: false, outcomes);
            }

            return;
        }

        window.Armed = true;
        if (window.New >= rules.EarlyCount)
        {
            Fire(window, PaneTiming.Early, isLast: false, outcomes);
        }
    }

    /// <summary>The clock passed the window's end.</summary>
    public void AtEnd(WindowState window, in EngineClock clock, List<Outcome> outcomes)
    {
        window.Armed = false;
        window.EndPassed = true;
        var isLast = clock.Passed(window.End, lateness);
        if (Fires(window, rules.OnTime) || (isLast && Fires(window, rules.Final)))
        {
            Fire(window, rules.OnTime == Firing.Never ? PaneTiming.Final : PaneTiming.OnTime, isLast, outcomes);
            window.Finished = isLast;
        }
    }

    /// <summary>The window takes nothing more.</summary>
    public void AtExpiry(WindowState window, List<Outcome> outcomes)
    {
        if (!window.Finished && Fires(window, rules.Final))
        {
            Fire(window, rules.OnTime == Firing.Never ? PaneTiming.Final : PaneTiming.Late, isLast: true, outcomes);
        }
    }

    /// <summary>A pane comes out, whatever is due.</summary>
    public void Fire(WindowState window, PaneTiming timing, bool isLast, List<Outcome> outcomes)
    {
        var early = timing == PaneTiming.Early;
        var from = rules.Accumulating ? 0 : window.Fired;
        outcomes.Add(new PaneOutcome(window.Key, window.Start, window.End, new RecordRun(window.Records, from, window.Records.Count - from))
        {
            Timing = timing,
            LatestTime = window.LatestTime,
            Index = window.Panes++,
            NonEarlyIndex = early ? -1 : window.NonEarlyPanes++,
            IsLast = isLast,
            Partition = partition,
        });
        window.Fired = window.Records.Count;
    }

    private static bool Fires(WindowState window, Firing firing) => firing == Firing.Always || (firing == Firing.IfNew && window.New > 0);
}
