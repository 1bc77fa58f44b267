using System.Globalization;

namespace StreamTesting;

/// <summary>
/// Where all arrivals of a stream end up, in two named units: an arrival (the engine's element), and an arrival in one of its windows. Each line
/// balances: <see cref="Injected"/> is the sum of all but it.
/// </summary>
public sealed record TruthTotals
{
    /// <summary>Arrivals in the stream.</summary>
    public long Injected { get; init; }

    /// <summary>Arrivals that are in a result in any case.</summary>
    public long Accepted { get; init; }

    /// <summary>Arrivals that are late and in no result in any case.</summary>
    public long DroppedLate { get; init; }

    /// <summary>Arrivals of which correct jobs accept or drop.</summary>
    public long Undecided { get; init; }

    /// <summary>Those of <see cref="Undecided"/> that are copies beyond the horizon of the deduplication: accepted, dropped late or deduplicated.</summary>
    public long UndecidedCopies { get; init; }

    /// <summary>Arrivals of events that were taken already.</summary>
    public long Deduplicated { get; init; }

    /// <summary>Arrivals that nobody can read.</summary>
    public long DeadLettered { get; init; }

    /// <summary>Arrivals that the engine takes in no case, and those between windows.</summary>
    public long Skipped { get; init; }

    /// <summary>Arrivals x windows: one for each window that an arrival is in by its time; 0 without windows.</summary>
    public long InWindows { get; init; }

    /// <summary>Arrivals x windows that a window takes in any case.</summary>
    public long AcceptedInWindows { get; init; }

    /// <summary>Arrivals x windows that a window refuses in any case.</summary>
    public long RejectedInWindows { get; init; }

    /// <summary>Arrivals x windows that are not decided.</summary>
    public long UndecidedInWindows { get; init; }

    /// <summary>Whether both lines balance.</summary>
    public bool Balance => Injected == Accepted + DroppedLate + Undecided + Deduplicated + DeadLettered + Skipped
        && InWindows == AcceptedInWindows + RejectedInWindows + UndecidedInWindows;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Injected} injected == {Accepted} accepted + {DroppedLate} dropped late + {Undecided} undecided + {Deduplicated} deduplicated + {DeadLettered} dead-lettered + {Skipped} skipped (elements); ")
        + string.Create(CultureInfo.InvariantCulture, $"{InWindows} == {AcceptedInWindows} accepted + {RejectedInWindows} rejected + {UndecidedInWindows} undecided (elements x windows)");
}
