using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>Follows each key through its versions, and compares the table that stands in the end.</summary>
internal sealed class TableChangelogFold<T>(string name, TableTruth table, GroundTruth stream, Func<Observed<T>, RowState?> by, bool everyStep) : CountingFold<T>(name)
{
    private readonly TableViolations _violations = new(table, stream);
    private readonly Dictionary<string, VersionWalk> _walks = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, TableRow> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<(string Anomaly, string Key)> _told = [];
    private ImmutableArray<string> _notCompared = [];
    private long _steps;
    private long _compared;

    protected override IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place)
    {
        if (Read(by, observation, place, "The row", "'by' selects the row that an observation sets, or null.") is not { } state)
        {
            Count(Allowed, "no step of the table");
            return [];
        }

        if (!RowKeys.Has(table.Final.Key, state.Key) || table.Final.Key.Count == 0)
        {
            throw new InvalidOperationException(
                RuleText.Invariant($"The row of output {place.Index} has the columns {string.Join(", ", state.Key.Columns)}; ")
                + (table.Final.Key.Count == 0 ? $"{table} has no key, so that it has no changelog." : $"{table} has the key {string.Join(", ", table.Final.Key.Select(column => column.Name))}."));
        }

        var key = RowKeys.Of(table.Final.Key, state.Key);
        if (state.Row is { } row)
        {
            _rows[key] = row;
        }
        else
        {
            _rows.Remove(key);
        }

        return everyStep && !table.Unsettled.Contains(key) ? Step(key, state.Row, place) : [];
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        if (ending != ObservationEnding.Completed)
        {
            return [];
        }

        var comparison = TableComparison.Of(table, _rows.Values);
        var untold = comparison.Keys.Count(table.Unsettled.Contains);
        _compared = comparison.Keys.Count - untold;
        _notCompared = [.. comparison.NotCompared];
        foreach (var column in _notCompared)
        {
            Count(Allowed, $"not compared: {column}", _rows.Count);
        }

        foreach (var (reason, count) in TableViolations.MayBy(table))
        {
            Count(May, reason, count);
        }

        var rest = new List<Violation>();
        foreach (var difference in TableViolations.Settled(table, comparison).Where(difference => _told.Add((difference.Anomaly, difference.Key))))
        {
            var violation = _violations.Of(difference, _told.Count - 1);
            Wrong.Add(violation);
            rest.Add(violation);
        }

        return rest;
    }

    protected override long ComparedWhen(ObservationEnding ending) => _compared + (everyStep ? _steps : 0);

    protected override string WhyNothing() => May.Count > 0 ? TableViolations.Untold : $"neither the stream nor the table {table.Name} has a row";

    private IReadOnlyList<Violation> Step(string key, TableRow? row, in OutputPlace place)
    {
        _steps++;
        if (!_walks.TryGetValue(key, out var walk))
        {
            _walks[key] = walk = new VersionWalk(table, key);
        }

        return walk.Step(row) is { } wrong && _told.Add((wrong.Anomaly, key))
            ? Found(_violations.Of(wrong.Anomaly, wrong.RecordNumber, $"{wrong.Message} ({place})", wrong.Rule, place.Index))
            : [];
    }
}
