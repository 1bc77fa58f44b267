namespace StreamTesting;

/// <content>What is sent, and the values in it.</content>
internal sealed partial class PartitionReading
{
    private readonly Dictionary<string, (long Offset, long Step)> _lastSends = new(StringComparer.Ordinal);
    private readonly KnownValues _values = new(horizon);
    private readonly OffsetRanges _failed = new();

    public void Send(HistoryStep step, HistoryRecord record, long number)
    {
        if (step.Transaction is { } transaction)
        {
            _values.NoteSent(transaction, record);
        }

        if (step.Outcome == HistoryOutcome.Fail)
        {
            TakeFailed(step.Consumer, record, number);
            return;
        }

        if (record.Offset < 0)
        {
            return;
        }

        CompareSends(step.Consumer, record, number);
        CompareValue(record, number);
        if (step.Outcome != HistoryOutcome.Ok)
        {
            return;
        }

        ProveTooFar(record.Offset, record.Last, number, "was sent");
        foreach (var (from, to) in _unproven.Within(record.Offset, record.Last))
        {
            _unproven.Remove(from, to);
            var left = OffsetRanges.Of([(from, to)]);
            findings.Report(
                HistoryAnomalies.PollSkip, number, At(from),
                RuleText.Invariant($"{left} of {Name} had been skipped by a consumer"),
                RuleText.Invariant($"{left} of {Name} are there, as step {number} says, and a consumer that had read what is before went on behind it -> it must read all in order"));
        }

        _sent.Add(record.Offset, record.Last);
    }

    /// <summary>Looks at the value of a record that was read, by whatever outcome: a reader must only ever see what is safe.</summary>
    public void CompareRead(HistoryStep step, HistoryRecord record, long number)
    {
        CompareValue(record, number);
        if (_failed.Contains(record.Offset) || (record.Id is { } id && _values.HasFailed(id)))
        {
            Aborted(record, number, RuleText.Invariant($"{step.Consumer} read it in step {number}"));
        }

        _values.NoteRead(record);
        if (step.Transaction is { } transaction && _values.WasSentBy(transaction, record))
        {
            findings.Report(
                HistoryAnomalies.PrecommittedRead, number, record,
                RuleText.Invariant($"the transaction {transaction} read offset {record.Offset} of {Name}, which it sent itself"),
                RuleText.Invariant($"{transaction} was not committed in step {number} -> nobody may read what it sent"));
        }
    }

    public void EndTransaction(string transaction) => _values.EndTransaction(transaction);

    private void TakeFailed(string producer, HistoryRecord record, long number)
    {
        if (record.Offset >= 0)
        {
            foreach (var (from, _) in _read.Within(record.Offset, record.Last))
            {
                Aborted(At(from) with { Id = record.Id, Event = record.Event }, number, RuleText.Invariant($"it was read before step {number} said so, of {producer}"));
            }

            _failed.Add(record.Offset, record.Last);
        }

        if (record.Id is { } id && _values.Fail(id) is { } read && record.Offset < 0)
        {
            Aborted(read, number, RuleText.Invariant($"it was read before step {number} said so, of {producer}"));
        }
    }

    private void Aborted(HistoryRecord record, long number, string how) => findings.Report(
        HistoryAnomalies.AbortedRead, number, record,
        RuleText.Invariant($"offset {record.Offset} of {Name} was read, and its send had failed or was aborted"),
        $"{how} -> a consumer of committed records must never read it");

    private void CompareValue(HistoryRecord record, long number)
    {
        if (record.Id is not { } id)
        {
            return;
        }

        if (_values.At(record.Offset) is { } other && other != id)
        {
            findings.Report(
                HistoryAnomalies.InconsistentOffsets, number, record,
                RuleText.Invariant($"offset {record.Offset} of {Name} holds two values: '{other}' and '{id}'"),
                RuleText.Invariant($"it held '{other}' before and '{id}' in step {number} -> an offset holds one record for ever"));
        }

        if (_values.Of(id) is { } place && place != record.Offset)
        {
            findings.Report(
                Anomalies.Duplicate, number, record,
                RuleText.Invariant($"'{id}' is at two offsets of {Name}: {place} and {record.Offset}"),
                RuleText.Invariant($"it was at offset {place} before and at {record.Offset} in step {number} -> a record that was sent once must be there once"));
        }

        _values.Put(record, id);
    }

    private void CompareSends(string producer, HistoryRecord record, long number)
    {
        if (_lastSends.TryGetValue(producer, out var last))
        {
            var isInternal = last.Step == number;
            if (record.Offset <= last.Offset)
            {
                findings.Report(
                    isInternal ? HistoryAnomalies.InternalNonmonotonicSend : HistoryAnomalies.NonmonotonicSend, number, record,
                    RuleText.Invariant($"what {producer} sent to {Name} got offset {record.Offset} after {last.Offset}"),
                    RuleText.Invariant($"offset {last.Offset} (step {last.Step}), then {record.Offset} (step {number}) -> what a producer sends later must get a higher offset"));
            }
            else if (isInternal && Known(last.Offset + 1, record.Offset - 1) is { IsEmpty: false } between)
            {
                findings.Report(
                    HistoryAnomalies.InternalSendSkip, number, record,
                    RuleText.Invariant($"between two records that {producer} sent to {Name} in one step there are {Records(between.Count)} of others"),
                    RuleText.Invariant($"offset {last.Offset}, then {record.Offset} in step {number}, and {between} are there -> they are not next to each other"));
            }
        }

        _lastSends[producer] = (record.Last, number);
    }
}
