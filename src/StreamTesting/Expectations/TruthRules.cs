namespace StreamTesting;

/// <summary>All that decides a truth beside the arrivals: profile, windows, options, partitions.</summary>
internal sealed class TruthRules
{
    public TruthRules(EngineProfile profile, TruthOptions options, StreamLayout layout, WindowShape? shape = null, long? gap = null, long? difference = null)
    {
        (Profile, Options, Layout, Shape, Gap, Difference) = (profile, options, layout, shape, gap, difference);
        Admission = shape is { } windows ? new WindowAdmission(profile, windows) : null;
        Text = new JudgementText(this);
        TruthGuard.Check(this);
    }

    public EngineProfile Profile { get; }

    public TruthOptions Options { get; }

    public StreamLayout Layout { get; }

    public WindowShape? Shape { get; }

    public long? Gap { get; }

    /// <summary>How far apart records of one sliding window are at most.</summary>
    public long? Difference { get; }

    public WindowAdmission? Admission { get; }

    public JudgementText Text { get; }

    public ClockDrive Drive => Profile.Clock.Drive;

    /// <summary>Whether each arrival meets one clock only, whatever the interleaving, and no copy may be taken again or not.</summary>
    public bool IsExact => HasExactClock && (Options.Horizon is null || (Options.ForgetsAtHorizon && !(Options.Horizon is { IsByEventTime: true, SharesClock: true } && Layout.Lanes > 1)));

    /// <summary>Whether each arrival meets one clock only, whatever the interleaving.</summary>
    public bool HasExactClock => Drive switch
    {
        ClockDrive.StreamTime => Layout.Topics == 1,
        ClockDrive.Watermarks => Profile.Clock is { Emission: WatermarkEmission.PerRecord, SourceTasks: 1 } && Layout.Lanes == 1,
        _ => false,
    };

    /// <summary>Whether the results of windows are known one by one: nothing in them waits for processing time.</summary>
    public bool HasPanes => IsExact && Options.Panes && Profile.Panes.EarlyDelay is null && Profile.Store is not { EmitInterval: > 0 };

    /// <summary>What it hangs on where clocks differ.</summary>
    public Doubt Doubt => Drive switch
    {
        _ when HasExactClock => Doubt.DedupHorizon,
        ClockDrive.MicroBatches => Doubt.BatchBoundary,
        ClockDrive.Watermarks when Profile.Clock.Emission == WatermarkEmission.Periodic => Doubt.EmissionLag,
        ClockDrive.Watermarks when Profile.Clock.IdleTimeout is not null => Doubt.Idleness,
        _ => Doubt.Interleaving,
    };

    public EngineClock ClockAt(long now) => new(now, Profile.Clock.IncludesItsTime);

    public Expectation IsLate(in Judged judged)
    {
        var step = judged.Step with { Micros = EngineTime.MicrosOf(judged.Arrival.Event) };
        return !Profile.LateEvents.Judges(step, ClockAt(judged.High)) ? Expectation.MustNot
            : Profile.LateEvents.Judges(step, ClockAt(judged.Low)) ? Expectation.Must
            : Expectation.May;
    }

    /// <summary>Whether a window takes what meets a range of clocks: the rule is monotone in the clock, so its ends decide.</summary>
    public Expectation Takes(long end, in EngineClock low, in EngineClock high) =>
        !Admission!.IsClosed(end, high) ? Expectation.Must : Admission.IsClosed(end, low) ? Expectation.MustNot : Expectation.May;
}
