using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>One step of a history: what one consumer or producer did, once. Immutable.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Consumer">Who, by a name that no other consumer of the history has; one that starts again gets another. Not empty.</param>
public sealed record HistoryStep(HistoryStepKind Kind, string Consumer)
{
    private const long GreatestOffset = long.MaxValue / 2;
    private const long LongestRun = 1_000_000;

    /// <summary>The records or partitions it is about, in their order; empty by default.</summary>
    public ImmutableArray<HistoryRecord> Records { get; init; } = [];

    /// <summary>How it ended; <see cref="HistoryOutcome.Ok"/> by default.</summary>
    public HistoryOutcome Outcome { get; init; }

    /// <summary>When it ended; null, the default, where that was not noted. The order of steps is their order in the history, whatever the time.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The transaction it belongs to, or null, the default.</summary>
    public string? Transaction { get; init; }

    /// <summary>Words for people, or null, the default.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The part of this step that is about one partition, to judge partitions apart: verdicts of the parts merge into that of the whole.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition, from 0.</param>
    /// <returns>The step with the records of that partition only; the step itself where it is about no partition; null where nothing is left.</returns>
    public HistoryStep? Only(string topic, int partition) => Only(record => record.Topic == topic && record.Partition == partition);

    /// <summary>The part of this step that is about one partition of whatever topic, to judge partitions apart.</summary>
    /// <param name="partition">The partition, from 0.</param>
    /// <returns>The step with the records of that partition only; the step itself where it is about no partition; null where nothing is left.</returns>
    public HistoryStep? Only(int partition) => Only(record => record.Partition == partition);

    private HistoryStep? Only(Func<HistoryRecord, bool> isIn)
    {
        if (Records.IsEmpty)
        {
            return this;
        }

        var records = Records.RemoveAll(record => !isIn(record));
        return records.Length == Records.Length ? this
            : records.IsEmpty && Kind is not HistoryStepKind.Assign ? null
            : this with { Records = records };
    }

    /// <summary>Says what is wrong with the step.</summary>
    /// <returns>A sentence with the value, or null where nothing is.</returns>
    internal string? Fault()
    {
        if (!Enum.IsDefined(Kind))
        {
            return RuleWord($"the step has the kind {(int)Kind}, which there is not");
        }

        if (string.IsNullOrEmpty(Consumer))
        {
            return $"the step '{HistoryWords.Of(Kind)}' has no consumer: say whose it is";
        }

        if (Records.IsDefault)
        {
            return $"the step '{HistoryWords.Of(Kind)}' has no list of records";
        }

        if (Records.IsEmpty && Kind is HistoryStepKind.Poll or HistoryStepKind.Processed or HistoryStepKind.Commit or HistoryStepKind.Send or HistoryStepKind.Seek)
        {
            return $"the step '{HistoryWords.Of(Kind)}' is about no record";
        }

        return Records.Select(FaultOf).FirstOrDefault(fault => fault is not null);
    }

    private string? FaultOf(HistoryRecord record)
    {
        if (string.IsNullOrEmpty(record.Topic))
        {
            return $"a record of '{HistoryWords.Of(Kind)}' has no topic";
        }

        if (record.Partition < 0)
        {
            return RuleWord($"a record of '{HistoryWords.Of(Kind)}' has the partition {record.Partition}; partitions begin at 0");
        }

        if (record.Offset < -1)
        {
            return RuleWord($"a record of '{HistoryWords.Of(Kind)}' in {record.Topic}[{record.Partition}] has the offset {record.Offset}; offsets begin at 0");
        }

        if (record.Offset == -1 && Kind is HistoryStepKind.Poll or HistoryStepKind.Processed or HistoryStepKind.Commit)
        {
            return RuleWord($"a record of '{HistoryWords.Of(Kind)}' in {record.Topic}[{record.Partition}] has no offset");
        }

        if (record.Last > GreatestOffset)
        {
            return RuleWord($"a record of '{HistoryWords.Of(Kind)}' in {record.Topic}[{record.Partition}] has the offset {record.Last}; no partition has more than {GreatestOffset}");
        }

        if (Kind is HistoryStepKind.Poll or HistoryStepKind.Processed && record.Last - record.Offset >= LongestRun)
        {
            return RuleWord($"a record of '{HistoryWords.Of(Kind)}' in {record.Topic}[{record.Partition}] runs over {record.Last - record.Offset + 1} offsets; one step has at most {LongestRun} in a run");
        }

        return record.Through != -1 && record.Through < record.Offset
            ? RuleWord($"a record of '{HistoryWords.Of(Kind)}' in {record.Topic}[{record.Partition}] runs from offset {record.Offset} through {record.Through}, which is before it")
            : null;
    }

    private static string RuleWord(FormattableString text) => FormattableString.Invariant(text);
}
