using System.Globalization;

namespace StreamTesting;

/// <summary>What becomes of one arrival, and why. Immutable.</summary>
public sealed class ArrivalVerdict
{
    private readonly JudgedWindow[] _windows;
    private readonly TruthRules _rules;

    internal ArrivalVerdict(in Judged judged, TruthRules rules, JudgedWindow[] windows, Expectation late, Expectation expectation, ArrivalOutcome outcome)
    {
        (_rules, _windows) = (rules, windows);
        (Arrival, Late, Expectation, Outcome) = (judged.Arrival, late, expectation, outcome);
        Clock = new ClockRange(judged.Low, judged.High);
        IsAgain = judged.Fate == Fate.Again;
        DuplicateOf = judged.Fate == Fate.Duplicate || IsAgain ? judged.Of : null;
    }

    /// <summary>The arrival.</summary>
    public Arrival Arrival { get; }

    /// <summary>What becomes of it.</summary>
    public ArrivalOutcome Outcome { get; }

    /// <summary>
    /// Whether it is in a result: in one of its windows where there are windows; else whether it goes through, being not late. A copy, and what
    /// can't be read, must not.
    /// </summary>
    public Expectation Expectation { get; }

    /// <summary>
    /// Whether it is late by itself, windows apart: the clock has passed its own time. Where an engine has no such rule (Kafka Streams, Beam), whether one
    /// of its windows was closed for it.
    /// </summary>
    public Expectation Late { get; }

    /// <summary>The clock that it meets.</summary>
    public ClockRange Clock { get; }

    /// <summary>The position of the arrival that it is a duplicate of, or a copy of that may be taken again; null where it is none.</summary>
    public long? DuplicateOf { get; }

    /// <summary>What it hangs on where something is not decided; null where all is.</summary>
    public Doubt? Doubt => IsAgain ? StreamTesting.Doubt.DedupHorizon : Clock.IsExact || (Expectation != Expectation.May && Late != Expectation.May) ? null : _rules.Doubt;

    /// <summary>Whether it is a copy beyond the horizon of the deduplication, which may be taken again.</summary>
    internal bool IsAgain { get; }

    internal ReadOnlySpan<JudgedWindow> Judged => _windows;

    /// <summary>Each window that it is in by its time, those closed for it among them; empty where there are none, or where it comes to none.</summary>
    public IReadOnlyList<WindowVerdict> Windows => [.. _windows.Select(window => _rules.Text.Of(window, Clock))];

    /// <summary>The rule with its numbers, in one line.</summary>
    public string Rule => Outcome switch
    {
        ArrivalOutcome.Duplicate => string.Create(CultureInfo.InvariantCulture, $"'{Arrival.Event.Id}' was taken at position {DuplicateOf} -> must be dropped"),
        ArrivalOutcome.Undecided when IsAgain => string.Create(
            CultureInfo.InvariantCulture, $"'{Arrival.Event.Id}' was taken at position {DuplicateOf}, and the horizon of {_rules.Options.Horizon} is over -> may be taken again"),
        ArrivalOutcome.DeadLettered => $"its bytes are broken ({PayloadLabel.WordsOf(Arrival.Labels.Payload!.Poison)}) -> must be put aside",
        ArrivalOutcome.Skipped => $"{_rules.Profile.Name} takes no record without a key or before 1970 -> must be dropped",
        ArrivalOutcome.InNoWindow => $"{EngineTime.Text(EngineTime.MsOf(Arrival.Event))} lies between the windows -> is in none",
        _ when _windows.Length > 0 => string.Join("; ", Windows.Select(window => window.Rule)),
        _ => _rules.Text.OfEvent(Arrival, Clock, Late),
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"position {Arrival.Position}: {Outcome}, {Rule}");
}
