using System.Globalization;

namespace StreamTesting;

/// <summary>What is known of a table that is polled.</summary>
internal sealed class TablePoll(TableTruth table, PollingOptions options)
{
    private readonly long _started = options.TimeProvider.GetTimestamp();
    private IReadOnlyList<TableRow>? _rows;
    private Exception? _error;
    private long _readings;
    private long? _rightSince;
    private long _changedAt = options.TimeProvider.GetTimestamp();

    /// <summary>Whether it is right, for long enough; or is not, for too long without a change.</summary>
    public bool IsOver =>
        (_rightSince is { } since && Since(since) >= options.Stays)
        || (_rightSince is null && options.Patience != Timeout.InfiniteTimeSpan && Since(_changedAt) >= options.Patience);

    public void Take(IReadOnlyList<TableRow> rows)
    {
        _readings++;
        _error = null;
        if (_rows is null || !_rows.SequenceEqual(rows))
        {
            _changedAt = options.TimeProvider.GetTimestamp();
        }

        _rows = rows;
        var isRight = !TableViolations.Settled(table, TableComparison.Of(table, rows)).Any();
        _rightSince = isRight ? _rightSince ?? options.TimeProvider.GetTimestamp() : null;
    }

    public void Failed(Exception error)
    {
        _readings++;
        _error = error;
        _rightSince = null;
    }

    public Verdict Judge(Convergence check)
    {
        var fold = check.Start();
        foreach (var row in _rows ?? [])
        {
            fold.Observe(new Observed<TableRow>(row));
        }

        return fold.Complete(_rows is null ? ObservationEnding.Faulted : ObservationEnding.Completed, _error).Verdict.With(Text(), this);
    }

    private TimeSpan Since(long timestamp) => options.TimeProvider.GetElapsedTime(timestamp);

    private string Text()
    {
        var waited = $"the table was read {RuleText.Count(_readings, "time")} within {Seconds(Since(_started))}";
        var change = _rows is null ? "never with success" : $"and changed last {Seconds(Since(_changedAt))} before the end";
        var error = _error is null ? "" : $"\nthe last reading failed: {_error.GetType().Name}: {_error.Message}";
        return $"{waited}, {change}{error}";
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
