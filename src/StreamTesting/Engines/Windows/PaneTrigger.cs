namespace StreamTesting;

/// <summary>Decides, by a profile's rules, when a window puts out a pane.</summary>
/// <param name="rules">The rules.</param>
/// <param name="lateness">The allowed lateness, in ms.</param>
/// <param name="partition">The partition to name in the panes.</param>
/// <param name="beyond">How far a window's end is beyond the end that its panes name, in ms.</param>
internal sealed class PaneTrigger(PaneRules rules, long lateness, int partition, long beyond = 0)
{
    /// <summary>A bundle put records into the window.</summary>
    public void AfterBundle(WindowState window, in EngineClock clock, List<Outcome> outcomes)
    {
        window.Settle();
        window.EarlyDue ??= clock.ProcessingTime + rules.EarlyDelay;
        if (clock.Passed(window.End))
        {
            var due = window.EndPassed || rules.OnTime == Firing.Never ? rules.LateCount : Math.Min(1, rules.LateCount ?? int.MaxValue);
            if (window.New >= due)
            {
                PassEnd(window);
                Fire(window, PaneTiming.Late, isLast: false, outcomes);
            }

            return;
        }

        window.Armed = true;
        if (window.Early >= rules.EarlyCount)
        {
            FireEarly(window, outcomes);
        }
        else
        {
            AtDelay(window, clock, outcomes);
        }
    }

    /// <summary>The processing time moved.</summary>
    public void AtDelay(WindowState window, in EngineClock clock, List<Outcome> outcomes)
    {
        if (!window.EndPassed && !clock.Passed(window.End) && clock.ProcessingTime > window.EarlyDue)
        {
            FireEarly(window, outcomes);
        }
    }

    /// <summary>The clock passed the window's end.</summary>
    public void AtEnd(WindowState window, in EngineClock clock, List<Outcome> outcomes)
    {
        window.Armed = false;
        PassEnd(window);
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
        outcomes.Add(new PaneOutcome(window.Key, window.Start, unchecked(window.End - beyond), new RecordRun(window.Records, from, window.Records.Count - from))
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

    /// <summary>How many timers a window has: for its state, unless that is kept for ever, and for its end.</summary>
    public long TimersOf(WindowState window)
    {
        var last = unchecked(window.End - 1);
        var expiry = unchecked(last + lateness);
        return (expiry < last || expiry == long.MaxValue ? 0 : 1) + (window.Armed && expiry != last ? 1 : 0);
    }

    private static bool Fires(WindowState window, Firing firing) => firing == Firing.Always || (firing == Firing.IfNew && window.New > 0);

    /// <summary>Early panes are over. Late records count for them nevertheless: a session may grow beyond the clock again.</summary>
    private static void PassEnd(WindowState window)
    {
        if (!window.EndPassed)
        {
            (window.EndPassed, window.Early, window.EarlyDue) = (true, 0, null);
        }
    }

    private void FireEarly(WindowState window, List<Outcome> outcomes)
    {
        (window.Early, window.EarlyDue) = (0, null);
        Fire(window, PaneTiming.Early, isLast: false, outcomes);
    }
}
