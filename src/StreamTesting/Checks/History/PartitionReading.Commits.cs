namespace StreamTesting;

/// <content>What is processed and committed.</content>
internal sealed partial class PartitionReading
{
    public void Process(string consumer, HistoryRecord record, long step)
    {
        var offset = record.Offset;
        var reader = ReaderOf(consumer, isBlind: false);
        Mark();
        _lastReader = consumer;
        if (!_read.Contains(offset))
        {
            findings.Report(
                Anomalies.Phantom, step, record,
                RuleText.Invariant($"{consumer} processed offset {offset} of {Name}, which nobody had read"),
                RuleText.Invariant($"no poll before step {step} gave offset {offset} -> it can't be processed"));
        }

        if (reader.Committed > offset && !_handled.Contains(offset) && !reader.Processed.Contains(offset))
        {
            findings.Report(
                HistoryAnomalies.CommitBeforeProcessing, step, record,
                RuleText.Invariant($"{consumer} committed offset {offset} of {Name} before it processed it"),
                RuleText.Invariant($"{consumer} committed {reader.Committed} in step {reader.CommittedStep} and processed offset {offset} in step {step} -> it must be processed first: a crash between the two loses it"));
        }

        if (CountsCommits)
        {
            (reader.HasEnded ? reader.Processed : reader.Open).Add(offset, offset);
            return;
        }

        if (_handled.Contains(offset))
        {
            if (reader.Processed.Contains(offset))
            {
                reader.Why = PartitionReader.Explanation.None;
            }

            Again(reader, record, step, "processed");
        }
        else if (mode.Guarantee == ProcessingGuarantee.AtMostOnce && Math.Max(reader.Committed, reader.PerhapsCommitted) <= offset)
        {
            findings.Report(
                HistoryAnomalies.ProcessingBeforeCommit, step, record,
                RuleText.Invariant($"{consumer} processed offset {offset} of {Name} before it committed it"),
                RuleText.Invariant($"{CommitText(reader)}, and offset {offset} was processed in step {step} -> {offset + 1} must be committed first: a crash between the two repeats it"));
        }

        reader.Processed.Add(offset, offset);
        _handled.Add(offset, offset);
    }

    public void Commit(string consumer, HistoryRecord record, long step, HistoryOutcome outcome)
    {
        if (outcome == HistoryOutcome.Fail)
        {
            return;
        }

        var next = record.Offset;
        var reader = ReaderOf(consumer, isBlind: false);
        if (outcome == HistoryOutcome.Info)
        {
            TakePerhaps(reader, next);
            return;
        }

        RefuseTooFar(reader, record, step);
        if (next < reader.Committed)
        {
            findings.Report(
                HistoryAnomalies.CommitBack, step, record,
                RuleText.Invariant($"{consumer} committed {next} of {Name} after it had committed {reader.Committed}"),
                RuleText.Invariant($"{consumer} committed {reader.Committed} in step {reader.CommittedStep} and {next} in step {step} -> a commit must not be below the one before: the next owner repeats {Records(reader.Committed - next)}"));
        }

        if (CountsCommits)
        {
            Settle(reader, next, step);
        }

        (reader.Committed, reader.CommittedStep) = (next, step);
        if (!reader.HasEnded || next > _committed)
        {
            (_committed, _committedStep, _committedBy) = (next, step, consumer);
        }

        ExplainLateStarts(reader, next);
        if (!reader.HasEnded)
        {
            _perhapsCommitted.Clear();
        }
    }

    private void TakePerhaps(PartitionReader reader, long next)
    {
        ExplainLateStarts(reader, next);
        if (_perhapsCommitted.Count < MostUnproven)
        {
            _perhapsCommitted.Add(next);
        }

        reader.PerhapsCommitted = Math.Max(reader.PerhapsCommitted, next);
        foreach (var (from, to) in reader.Open.Within(0, next - 1))
        {
            _perhapsHandled.Add(from, to);
            reader.Open.Remove(from, to);
        }
    }

    /// <summary>A client may tell of a commit only after the next owner has begun at it.</summary>
    private void ExplainLateStarts(PartitionReader reader, long committed)
    {
        if (reader.HasEnded)
        {
            _lateStarts.RemoveAll(start => start.Consumer != reader.Name && Explains(committed, start.Offset));
        }
    }

    /// <summary>Whether a reader that goes on at a committed offset comes to another first: only what is no record may lie between.</summary>
    private bool Explains(long committed, long offset) => committed <= offset && Known(committed, offset - 1).IsEmpty;

    /// <summary>From the first mark on only what is marked is processed.</summary>
    private void Mark()
    {
        if (!_isMarked)
        {
            _isMarked = true;
            foreach (var reader in _readers.Values)
            {
                reader.Open.Clear();
            }
        }
    }

    private void RefuseTooFar(PartitionReader reader, HistoryRecord record, long step)
    {
        var from = Math.Max(Math.Max(_maxRead + 1, _committed), reader.Begin);
        if (record.Offset <= from)
        {
            return;
        }

        var left = OffsetRanges.Of(_sent.Within(from, record.Offset - 1), _read);
        if (!left.IsEmpty)
        {
            var last = _maxRead < 0 ? "nothing was read" : RuleText.Invariant($"offset {_maxRead} (step {_maxReadStep}) is the last that was read");
            findings.Report(
                HistoryAnomalies.CommitTooFar, step, record,
                RuleText.Invariant($"{reader.Name} committed {record.Offset} of {Name} beyond {Records(left.Count)} that nobody had read"),
                RuleText.Invariant($"{last}, {left} of {Name} are there, and {record.Offset} was committed in step {step} -> at most {left.Runs[0].From} may be committed"),
                left.Count);
        }

        _tooFar.Add(from, record.Offset - 1);
        foreach (var (first, last) in left.Runs)
        {
            _tooFar.Remove(first, last);
        }

        ForgetOldest(_tooFar);
    }

    private void ProveTooFar(long from, long to, long step, string how)
    {
        if (_tooFar.IsEmpty)
        {
            return;
        }

        foreach (var (first, last) in _tooFar.Within(from, to))
        {
            _tooFar.Remove(first, last);
            var proven = OffsetRanges.Of([(first, last)]);
            findings.Report(
                HistoryAnomalies.CommitTooFar, step, At(first),
                RuleText.Invariant($"{proven} of {Name} had been committed before anybody had read it"),
                RuleText.Invariant($"a commit had gone beyond {proven}, which {how} (step {step}) -> only what was read may be committed"),
                proven.Count);
        }
    }

    private void Settle(PartitionReader reader, long next, long step)
    {
        var settled = reader.Open.Within(0, next - 1);
        foreach (var (from, to) in settled.SelectMany(run => _handled.Within(run.From, run.To)))
        {
            var again = OffsetRanges.Of([(from, to)]);
            findings.Report(
                HistoryAnomalies.Reprocessed, step, At(from),
                RuleText.Invariant($"{again} of {Name} took effect twice: {reader.Name} committed it again"),
                RuleText.Invariant($"a transaction with {again} was committed before, and another one in step {step} -> each record must be in one committed transaction only"),
                again.Count);
        }

        foreach (var (from, to) in settled)
        {
            _handled.Add(from, to);
            reader.Open.Remove(from, to);
        }
    }

    private static string CommitText(PartitionReader reader) =>
        reader.Committed < 0 ? $"{reader.Name} had committed nothing" : RuleText.Invariant($"{reader.Name} had committed {reader.Committed} (step {reader.CommittedStep})");
}
