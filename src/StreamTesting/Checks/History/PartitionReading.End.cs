namespace StreamTesting;

/// <content>What only the end tells.</content>
internal sealed partial class PartitionReading
{
    /// <summary>Judges what is missing when the history is whole.</summary>
    public void End(IReadOnlySet<string> crashed)
    {
        ReportLateStarts();
        ReportLost();
        var unhandled = _isMarked || CountsCommits ? OffsetRanges.Of(_read.Runs, _handled) : new OffsetRanges();
        if (OffsetRanges.Of(unhandled.Runs, _perhapsHandled) is var surely && surely.Count < unhandled.Count)
        {
            findings.May(PerhapsDone, unhandled.Count - surely.Count);
            unhandled = surely;
        }

        foreach (var (from, to) in _committed > 0 ? unhandled.Within(0, _committed - 1) : [])
        {
            ReportUnprocessed(OffsetRanges.Of([(from, to)]));
        }

        ReportUnseen(unhandled);
        ReportUncommitted(crashed);
    }

    /// <summary>Counts what had not been read when the history was cut short.</summary>
    public void Cut()
    {
        var left = OffsetRanges.Of(_sent.Runs, _read);
        if (!left.IsEmpty)
        {
            findings.Report(
                Anomalies.Unseen, ReadingFindings.AtTheEnd, At(left.Runs[0].From),
                RuleText.Invariant($"{left} of {Name} had not been read when the history ended"),
                "it was cut short -> lost and only late can't be told apart", left.Count);
        }
    }

    private void ReportLateStarts()
    {
        foreach (var start in _lateStarts)
        {
            findings.Report(
                HistoryAnomalies.WrongStart, start.Step, At(start.Offset),
                RuleText.Invariant($"{start.Consumer} began to read {Name} at offset {start.Offset} and left out {Records(start.Left.Count)}"),
                RuleText.Invariant($"{start.Because} -> it must begin at {start.Left.Runs[0].From}; its first record is offset {start.Offset} (step {start.Step}), and {start.Left} are there"));
        }
    }

    private void ReportLost()
    {
        var from = mode.StartsAtEnd ? Math.Max(_firstRead, 0) : 0;
        var lost = _maxRead < 0 ? new OffsetRanges() : OffsetRanges.Of(OffsetRanges.Of(_sent.Within(from, _maxRead), _read).Runs, _excused);
        foreach (var (first, last) in lost.Runs)
        {
            var run = OffsetRanges.Of([(first, last)]);
            findings.Report(
                HistoryAnomalies.LostWrite, ReadingFindings.AtTheEnd, At(first),
                RuleText.Invariant($"{run} of {Name} {Was(run)} sent and never read"),
                RuleText.Invariant($"offset {_maxRead} was read in step {_maxReadStep}, so {run} had to be read before; {Committed()} -> {Records(run.Count)} lost"),
                run.Count);
        }
    }

    private void ReportUnprocessed(OffsetRanges run) => findings.Report(
        HistoryAnomalies.Unprocessed, ReadingFindings.AtTheEnd, At(run.Runs[0].From),
        RuleText.Invariant($"{run} of {Name} {Was(run)} read and committed and never processed"),
        RuleText.Invariant($"{Committed()}, so that nobody reads {run} again, and no step processed {(run.Count == 1 ? "it" : "them")} -> {Records(run.Count)} lost"),
        run.Count);

    private void ReportUnseen(OffsetRanges unhandled)
    {
        var from = mode.StartsAtEnd ? Math.Max(_firstRead, 0) : _maxRead + 1;
        var unread = OffsetRanges.Of(_sent.Within(Math.Max(from, _maxRead + 1), long.MaxValue), _excused);
        if (!unread.IsEmpty)
        {
            var last = _maxRead < 0 ? "nothing of it was read" : RuleText.Invariant($"the last that was read is offset {_maxRead} (step {_maxReadStep})");
            findings.Report(
                Anomalies.Unseen, ReadingFindings.AtTheEnd, At(unread.Runs[0].From),
                RuleText.Invariant($"{unread} of {Name} {Was(unread)} sent and not read by the end of the history"),
                RuleText.Invariant($"{last}; {Committed()} -> {Records(unread.Count)} not seen: lost or only late, the history does not tell"),
                unread.Count);
        }

        var open = OffsetRanges.Of(unhandled.Within(Math.Max(_committed, 0), long.MaxValue));
        if (!open.IsEmpty)
        {
            findings.Report(
                Anomalies.Unseen, ReadingFindings.AtTheEnd, At(open.Runs[0].From),
                RuleText.Invariant($"{open} of {Name} {Was(open)} read and neither processed nor committed by the end of the history"),
                RuleText.Invariant($"{Committed()} -> {Records(open.Count)} not done"),
                open.Count);
        }
    }

    private void ReportUncommitted(IReadOnlySet<string> crashed)
    {
        if (CountsCommits)
        {
            return;
        }

        var all = OffsetRanges.Of((_isMarked ? _handled : _read).Within(Math.Max(_committed, 0), long.MaxValue));
        var open = OffsetRanges.Of(all.Within(_perhapsCommitted.Append(0).Max(), long.MaxValue));
        if (open.Count < all.Count)
        {
            findings.May(PerhapsDone, all.Count - open.Count);
        }

        if (open.IsEmpty)
        {
            return;
        }

        if (crashed.Contains(_lastReader))
        {
            findings.Allow($"{HistoryAnomalies.Uncommitted}, after a crash", open.Count);
            return;
        }

        var next = open.Runs[^1].To + 1;
        findings.Report(
            HistoryAnomalies.Uncommitted, ReadingFindings.AtTheEnd, At(open.Runs[0].From),
            RuleText.Invariant($"{open} of {Name} {Was(open)} {(_isMarked ? "processed" : "read")} and never committed"),
            RuleText.Invariant($"{Committed()}, and {_lastReader} ended without a crash -> {next} must be committed: the next owner repeats {Records(open.Count)}"),
            open.Count);
    }

    private string Committed() => _committed < 0
        ? "the group committed nothing"
        : RuleText.Invariant($"the group had committed {_committed} (step {_committedStep})");

    private static string Was(OffsetRanges run) => run.Count == 1 ? "was" : "were";
}
