using System.Text.Json;

namespace StreamTesting.Conformance.Tests;

/// <summary>How the runs of one operator are put to its oracle and compared with what the oracle says.</summary>
internal abstract class Replay
{
    /// <summary>The operators it replays, as "engine/operator".</summary>
    public abstract IReadOnlyList<string> Operators { get; }

    /// <summary>The operators whose replays it leaves its runs to.</summary>
    public virtual IReadOnlyList<string> Needs => [];

    /// <summary>An oracle for a run, at its beginning.</summary>
    public abstract IOracle Start(RecordedRun run);

    /// <summary>The step as the oracle takes it.</summary>
    public abstract Step Read(JsonElement step, JsonElement? next);

    /// <summary>The steps as the oracle takes them, where one recorded step is several.</summary>
    public virtual IEnumerable<Step> ReadAll(JsonElement step, JsonElement? next) => [Read(step, next)];

    /// <summary>What came out, as text; null where it is not compared.</summary>
    public abstract Line? Recorded(JsonElement output, RecordedRun run);

    /// <summary>What the oracle says, as text; null where it is not compared. Whether it is a may is seen from the outcome.</summary>
    public abstract Line? Said(Outcome outcome, RecordedRun run);

    /// <summary>What the oracle says to one of the engine's counters at the end of a run; null where it is not compared.</summary>
    public virtual long? Counted(string counter, Tally tally, RecordedRun run) => counter switch
    {
        "numLateRecordsDropped" or "dropped-records-total" or "DroppedDueToLateness" or "numRowsDroppedByWatermark" => tally.Dropped,
        "DroppedDueToClosedWindow" => 0,
        "numDroppedDuplicateRows" => tally.Duplicates,
        "batches" => tally.Batches,
        "eventTimeTimersLeft" => tally.PendingTimers,
        _ => throw new InvalidDataException($"{run.Id}: the counter '{counter}' is not known."),
    };
}
