namespace StreamTesting;

/// <content>What is read.</content>
internal sealed partial class PartitionReading
{
    public void Poll(string consumer, HistoryRecord record, long step, bool isBlind)
    {
        var offset = record.Offset;
        var reader = ReaderOf(consumer, isBlind);
        if (reader.HasEnded)
        {
            _readers[consumer] = reader = new PartitionReader(consumer) { IsBlind = isBlind };
        }

        Compared++;
        if (reader.IsFresh)
        {
            Begin(reader, record, step);
        }
        else if (offset <= reader.Last)
        {
            Back(reader, record, step);
        }
        else if (offset > reader.Last + 1)
        {
            Skip(reader, record, step);
        }

        if (_read.Contains(offset) && !_isMarked && !CountsCommits)
        {
            Again(reader, record, step, "read");
        }

        ProveTooFar(offset, offset, step, "was read later");
        _firstRead = _firstRead < 0 ? offset : Math.Min(_firstRead, offset);
        _read.Add(offset, offset);
        if (!_isMarked && CountsCommits)
        {
            reader.Open.Add(offset, offset);
        }

        if (offset > _maxRead)
        {
            (_maxRead, _maxReadStep) = (offset, step);
        }

        (reader.Last, reader.LastStep, reader.SeekStep, _lastReader) = (offset, step, -1, consumer);
    }

    private void Begin(PartitionReader reader, HistoryRecord record, long step)
    {
        reader.IsFresh = false;
        reader.Why = mode.Assigns || reader.TookIt ? PartitionReader.Explanation.ReadsByItself
            : reader.IsAssigned ? PartitionReader.Explanation.Rebalance
            : PartitionReader.Explanation.NotAssigned;
        var (expected, because) = ExpectedStart(reader);
        if (expected < 0 || record.Offset == expected || _perhapsCommitted.Exists(perhaps => Explains(perhaps, record.Offset)))
        {
            return;
        }

        var sought = reader.SeekStep >= 0 ? RuleText.Invariant($"; it sought to {SeekText(reader.SeekTo)} in step {reader.SeekStep}") : "";
        if (reader.SeekStep >= 0 && mode.MaySeek)
        {
            Excuse(reader, expected, record.Offset - 1);
        }
        else if (record.Offset < expected)
        {
            reader.Why = PartitionReader.Explanation.None;
            findings.Report(
                HistoryAnomalies.WrongStart, step, record,
                RuleText.Invariant($"{reader.Name} began to read {Name} at offset {record.Offset}, {Records(expected - record.Offset)} too early"),
                RuleText.Invariant($"{because} -> it must begin at {expected}; its first record is offset {record.Offset} (step {step}){sought}"));
        }
        else if (Known(expected, record.Offset - 1) is { IsEmpty: false } left)
        {
            _lateStarts.Add(new LateStart(reader.Name, expected, record.Offset, step, left, because + sought));
        }
    }

    private (long Offset, string Because) ExpectedStart(PartitionReader reader) => reader switch
    {
        { IsAssigned: false } => (-1, ""),
        { Begin: >= 0 } => (reader.Begin, RuleText.Invariant($"{reader.Name} said itself that it begins at {reader.Begin}")),
        _ when mode.Assigns || reader.TookIt => (-1, ""),
        _ when _committed >= 0 => (_committed, RuleText.Invariant($"{_committedBy} committed {_committed} in step {_committedStep}")),
        _ when mode.StartsAtEnd => (-1, ""),
        _ => (0, "the group had committed nothing, and the mode says that it begins at the beginning"),
    };

    private void Back(PartitionReader reader, HistoryRecord record, long step)
    {
        if (reader.IsBlind)
        {
            findings.May(Unrecorded);
            reader.Why = PartitionReader.Explanation.NotAssigned;
        }
        else if (reader.SeekStep >= 0 && mode.MaySeek)
        {
            Excuse(reader, 0, -1);
        }
        else if (reader.SeekStep >= 0 && !IsDone(reader, record.Offset))
        {
            findings.Allow("sought back to a record not done yet");
        }
        else
        {
            reader.Why = PartitionReader.Explanation.None;
            var isInternal = reader.LastStep == step;
            var sought = reader.SeekStep >= 0 ? RuleText.Invariant($"; it sought to {SeekText(reader.SeekTo)} in step {reader.SeekStep}") : "";
            findings.Report(
                isInternal ? HistoryAnomalies.InternalNonmonotonicPoll : HistoryAnomalies.NonmonotonicPoll, step, record,
                RuleText.Invariant($"{reader.Name} went back in {Name} from offset {reader.Last} to {record.Offset}"),
                RuleText.Invariant($"offset {reader.Last} (step {reader.LastStep}), then {record.Offset} (step {step}), {Kept(isInternal)} -> the next must be above {reader.Last}{sought}"));
        }
    }

    /// <summary>Whether the reader is through with a record, so that it has no reason to read it again; one that its transaction has not committed it has to.</summary>
    private bool IsDone(PartitionReader reader, long offset) =>
        CountsCommits ? _handled.Contains(offset) : !_isMarked || reader.Processed.Contains(offset);

    private void Skip(PartitionReader reader, HistoryRecord record, long step)
    {
        var (from, to) = (reader.Last + 1, record.Offset - 1);
        if (reader.SeekStep >= 0 && mode.MaySeek)
        {
            Excuse(reader, from, to);
            return;
        }

        var left = Known(from, to);
        if (left.IsEmpty)
        {
            _unproven.Add(from, to);
            ForgetOldest(_unproven);
        }
        else if (reader.IsBlind)
        {
            findings.May(Unrecorded);
        }
        else
        {
            var isInternal = reader.LastStep == step;
            var sought = reader.SeekStep >= 0 ? RuleText.Invariant($"; it sought to {SeekText(reader.SeekTo)} in step {reader.SeekStep}") : "";
            findings.Report(
                isInternal ? HistoryAnomalies.InternalPollSkip : HistoryAnomalies.PollSkip, step, record,
                RuleText.Invariant($"{reader.Name} skipped {Records(left.Count)} of {Name}: it read offset {reader.Last}, then {record.Offset}"),
                RuleText.Invariant($"{left} of {Name} are there, and after offset {reader.Last} (step {reader.LastStep}) came {record.Offset} (step {step}), {Kept(isInternal)} -> the next must be {left.Runs[0].From}{sought}"));
        }
    }

    private void Again(PartitionReader reader, HistoryRecord record, long step, string done)
    {
        switch (reader.Why)
        {
            case PartitionReader.Explanation.Rebalance:
                findings.Report(
                    HistoryAnomalies.RebalanceDuplicate, step, record,
                    RuleText.Invariant($"offset {record.Offset} of {Name} was {done} again by {reader.Name}, after a rebalance"),
                    RuleText.Invariant($"{reader.Name} began where the group had committed, and offset {record.Offset} had been {done} by then (step {step} is the second time) -> the one before must commit it in time"));
                break;
            case PartitionReader.Explanation.Seek:
                findings.Allow($"{done} again after a seek");
                break;
            case PartitionReader.Explanation.ReadsByItself:
                findings.Allow($"{done} by several consumers");
                break;
            case PartitionReader.Explanation.NotAssigned:
                findings.May(Unrecorded);
                break;
            default:
                findings.Report(
                    HistoryAnomalies.Reprocessed, step, record,
                    RuleText.Invariant($"offset {record.Offset} of {Name} was {done} again by {reader.Name}, and no rebalance explains it"),
                    RuleText.Invariant($"offset {record.Offset} had been {done} before step {step}, and {reader.Name} neither got the partition since nor began where the group had committed -> it must be {done} once"));
                break;
        }
    }

    private void Excuse(PartitionReader reader, long from, long to)
    {
        reader.Why = PartitionReader.Explanation.Seek;
        reader.Processed.Clear();
        findings.Allow("seek");
        if (to >= from)
        {
            _excused.Add(from, to);
        }
    }

    private static void ForgetOldest(OffsetRanges ranges)
    {
        if (ranges.RunCount > MostUnproven)
        {
            ranges.Remove(ranges.Runs[0].From, ranges.Runs[0].To);
        }
    }

    private static string Kept(bool isInternal) => isInternal ? "in one poll" : "and it kept the partition between";

    private static string SeekText(long offset) => offset < 0 ? "the beginning or the end" : RuleText.Invariant($"{offset}");
}
