namespace StreamTesting;

/// <summary>Takes the steps of a history in, each where its partition is judged.</summary>
internal sealed class ConsumerReadingFold(string name, ReadingMode mode, GroundTruth truth, int horizon) : ICheckFold<HistoryStep>
{
    private readonly SortedDictionary<(string Topic, int Partition), PartitionReading> _partitions =
        new(Comparer<(string Topic, int Partition)>.Create((left, right) =>
            string.CompareOrdinal(left.Topic, right.Topic) is var topics and not 0 ? topics : left.Partition.CompareTo(right.Partition)));

    private readonly ReadingFindings _findings = new(mode, truth);
    private readonly HashSet<string> _crashed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subscribed = new(StringComparer.Ordinal);
    private long _steps;
    private bool _isComplete;

    public IReadOnlyList<Violation> Observe(Observed<HistoryStep> observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var step = observation.Value;
        var number = observation.Index > 0 ? observation.Index : _steps;
        _steps++;
        if (step is null || step.Fault() is not null)
        {
            throw new HistoryFormatException(RuleText.Invariant($"history, step {number}"), 0, step?.Fault() ?? "there is no step");
        }

        Take(step, number);
        return _findings.Take();
    }

    public CheckResult Complete(ObservationEnding ending = ObservationEnding.Completed, Exception? error = null)
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The fold has ended already: start another one.");
        }

        _isComplete = true;
        foreach (var partition in _partitions.Values)
        {
            if (ending == ObservationEnding.Completed)
            {
                partition.End(_crashed);
            }
            else
            {
                partition.Cut();
            }
        }

        var compared = _partitions.Values.Sum(partition => partition.Compared);
        var rest = _findings.Take();
        var verdict = new Verdict(name)
        {
            Ending = ending,
            Error = error,
            Unit = "record",
            Observed = compared,
            Expected = _partitions.Values.Sum(partition => partition.SentCount),
            Compared = compared,
            Counts = _findings.Counts,
            Allowed = _findings.Allowances,
            MayBy = _findings.Undecided,
            Violations = _findings.First,
            NothingCompared = compared > 0 ? null : _steps == 0 ? "the history has no step" : "no step of the history is a poll with a record",
        };
        return new CheckResult(verdict.IsVacuous ? [EventFold<HistoryStep>.Vacuous(verdict)] : rest, verdict);
    }

    private void Take(HistoryStep step, long number)
    {
        switch (step.Kind)
        {
            case HistoryStepKind.Subscribe:
                _subscribed.Add(step.Consumer);
                break;
            case HistoryStepKind.Assign:
                EndAll(step.Consumer);
                Each(step, (partition, record) => partition.Give(step.Consumer, record.Offset, tookIt: true));
                break;
            case HistoryStepKind.Assigned:
                _subscribed.Remove(step.Consumer);
                Each(step, (partition, record) => partition.Give(step.Consumer, record.Offset, tookIt: false));
                break;
            case HistoryStepKind.Revoked or HistoryStepKind.Lost:
                Each(step, (partition, _) => partition.EndOf(step.Consumer));
                break;
            case HistoryStepKind.Poll:
                Poll(step, number);
                break;
            case HistoryStepKind.Processed when step.Outcome == HistoryOutcome.Ok:
                EachOffset(step, (partition, record) => partition.Process(step.Consumer, record, number));
                break;
            case HistoryStepKind.Commit:
                Each(step, (partition, record) => partition.Commit(step.Consumer, record, number, step.Outcome));
                EndTransaction(step);
                break;
            case HistoryStepKind.Abort:
                All(partition => partition.Abort(step.Consumer));
                EndTransaction(step);
                break;
            case HistoryStepKind.Seek:
                Each(step, (partition, record) => partition.Seek(step.Consumer, record.Offset, number));
                break;
            case HistoryStepKind.Send:
                Each(step, (partition, record) => partition.Send(step, record, number));
                break;
            case HistoryStepKind.Close:
                EndAll(step.Consumer);
                break;
            case HistoryStepKind.Crash:
                EndAll(step.Consumer);
                _crashed.Add(step.Consumer);
                break;
            default:
                break;
        }
    }

    private void Poll(HistoryStep step, long number)
    {
        var isBlind = _subscribed.Contains(step.Consumer);
        EachOffset(step, (partition, record) =>
        {
            partition.CompareRead(step, record, number);
            if (step.Outcome == HistoryOutcome.Ok)
            {
                partition.Poll(step.Consumer, record, number, isBlind);
            }
        });
    }

    private void EndTransaction(HistoryStep step)
    {
        if (step.Transaction is { } transaction)
        {
            All(partition => partition.EndTransaction(transaction));
        }
    }

    private void EndAll(string consumer) => All(partition => partition.EndOf(consumer));

    private void All(Action<PartitionReading> act)
    {
        foreach (var partition in _partitions.Values)
        {
            act(partition);
        }
    }

    private void Each(HistoryStep step, Action<PartitionReading, HistoryRecord> act)
    {
        foreach (var record in step.Records)
        {
            act(Of(record), record);
        }
    }

    private void EachOffset(HistoryStep step, Action<PartitionReading, HistoryRecord> act)
    {
        foreach (var record in step.Records)
        {
            var partition = Of(record);
            for (var offset = record.Offset; offset <= record.Last; offset++)
            {
                act(partition, record with { Offset = offset, Through = -1 });
            }
        }
    }

    private PartitionReading Of(HistoryRecord record)
    {
        if (!_partitions.TryGetValue((record.Topic, record.Partition), out var partition))
        {
            _partitions[(record.Topic, record.Partition)] = partition = new PartitionReading(record.Topic, record.Partition, mode, _findings, horizon);
        }

        return partition;
    }
}
