using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>Takes in the rows of a consumer's table, and compares them when all are there.</summary>
internal sealed class ConvergenceFold(string name, TableTruth table, GroundTruth stream) : ICheckFold<TableRow>
{
    private readonly TableViolations _violations = new(table, stream);
    private readonly List<TableRow> _rows = [];
    private bool _isComplete;

    public IReadOnlyList<Violation> Observe(Observed<TableRow> observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        _rows.Add(observation.Value);
        return [];
    }

    public CheckResult Complete(ObservationEnding ending = ObservationEnding.Completed, Exception? error = null)
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The fold has ended already: start another one.");
        }

        _isComplete = true;
        var comparison = TableComparison.Of(table, ending == ObservationEnding.Completed ? _rows : []);
        var log = new ViolationLog();
        var violations = new List<Violation>();
        foreach (var difference in ending == ObservationEnding.Completed ? TableViolations.Settled(table, comparison) : [])
        {
            var violation = _violations.Of(difference, violations.Count);
            violations.Add(violation);
            for (var i = 0; i < difference.Count; i++)
            {
                log.Add(violation, isNewEvent: i == 0);
            }
        }

        var untold = comparison.Keys.Count(table.Unsettled.Contains);
        var compared = ending == ObservationEnding.Completed ? comparison.Keys.Count - untold : 0;
        var verdict = new Verdict(name)
        {
            Ending = ending,
            Error = error,
            Observed = _rows.Count,
            Compared = compared,
            Counts = log.Counts,
            Violations = log.First,
            Allowed = comparison.NotCompared.ToImmutableSortedDictionary(column => $"not compared: {column}", _ => (long)_rows.Count, StringComparer.Ordinal),
            MayBy = TableViolations.MayBy(table).ToImmutableSortedDictionary(StringComparer.Ordinal),
            NothingCompared = compared > 0 ? null : untold > 0 ? TableViolations.Untold : $"neither the stream nor the table {table.Name} has a row",
        };
        return new CheckResult(verdict.IsVacuous ? [CountingFold<TableRow>.Vacuous(verdict)] : violations, verdict);
    }
}
