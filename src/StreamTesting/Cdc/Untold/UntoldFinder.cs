namespace StreamTesting;

/// <summary>Holds what the reference merge comes to against the database's table, value by value, and finds the reason of each difference.</summary>
internal sealed class UntoldFinder(TableTruth truth, CaptureFacts? facts)
{
    private static readonly IReadOnlyList<UntoldRule> Rules =
        [.. ColumnRules.All, .. KeyRules.All, .. SchemaRules.All, .. StreamRules.All, .. CaptureRules.All, .. OperationRules.All];

    public IReadOnlyList<UntoldValue> Find() => truth.Final.Key.Count > 0 ? [.. ByKey()] : [.. WithoutKey()];

    private IEnumerable<UntoldValue> ByKey()
    {
        var key = truth.Final.Key;
        var merged = truth.Merged.Where(row => RowKeys.Has(key, row)).ToLookup(truth.KeyOf, StringComparer.Ordinal);
        var held = truth.Final.Rows.ToLookup(truth.KeyOf, StringComparer.Ordinal);
        foreach (var name in held.Select(group => group.Key).Union(merged.Select(group => group.Key), StringComparer.Ordinal))
        {
            var (table, rows) = (held[name].FirstOrDefault(), merged[name].ToList());
            if (table is null || rows.Count == 0)
            {
                yield return Of(name, null, table, rows.FirstOrDefault());
                continue;
            }

            if (rows.Count > 1)
            {
                yield return Of(name, null, null, rows[0]);
                continue;
            }

            foreach (var column in truth.Final.Columns.Where(column => !truth.AreEqual(column, table, rows[0])))
            {
                yield return Of(name, column, table, rows[0]);
            }
        }
    }

    /// <summary>Rows without a key are paired where all columns by which they differ have a reason.</summary>
    private IEnumerable<UntoldValue> WithoutKey()
    {
        var merged = truth.Merged.ToList();
        var missing = new List<TableRow>();
        foreach (var row in truth.Final.Rows)
        {
            var place = merged.FindIndex(other => truth.Final.Columns.All(column => truth.AreEqual(column, row, other)));
            if (place < 0)
            {
                missing.Add(row);
            }
            else
            {
                merged.RemoveAt(place);
            }
        }

        foreach (var row in missing)
        {
            var pair = merged.Select((other, place) => (Place: place, Values: Differences(row, other)))
                .Where(candidate => candidate.Values.TrueForAll(value => value.Reason != UntoldReasons.Unexplained))
                .OrderBy(candidate => candidate.Values.Count).Select(candidate => ((int, List<UntoldValue>)?)(candidate.Place, candidate.Values)).FirstOrDefault();
            if (pair is not var (at, values))
            {
                yield return Of(truth.KeyOf(row), null, row, null);
                continue;
            }

            foreach (var value in values)
            {
                yield return value with { Column = null };
                yield return value with { Column = null, Key = truth.KeyOf(merged[at]) };
            }

            merged.RemoveAt(at);
        }

        foreach (var row in merged)
        {
            yield return Of(truth.KeyOf(row), null, null, row);
        }
    }

    private List<UntoldValue> Differences(TableRow table, TableRow merged) =>
        [.. truth.Final.Columns.Where(column => !truth.AreEqual(column, table, merged)).Select(column => Of(truth.KeyOf(table), column, table, merged))];

    private UntoldValue Of(string key, TableColumn? column, TableRow? table, TableRow? merged)
    {
        if (facts is not null)
        {
            var at = new Discrepancy(facts, truth, key, column, table, merged);
            foreach (var rule in Rules)
            {
                if (rule.Evidence(at) is { } evidence)
                {
                    return new UntoldValue(key, column?.Name, rule.Reason, evidence);
                }
            }
        }

        object? held = null, sent = null;
        if (column is not null)
        {
            table!.TryGet(column.Name, out held);
            if (merged!.TryGet(column.Name, out sent) && facts is null && ValueLosses.Of(column, sent, held, truth.Name) is { } loss)
            {
                return new UntoldValue(key, column.Name, UntoldReasons.Of(loss), $"{TableRow.Shown(held)} of {column} is sent as {TableRow.Shown(sent)}");
            }
        }

        return new UntoldValue(
            key,
            column?.Name,
            UntoldReasons.Unexplained,
            column is not null ? $"the table holds {TableRow.Shown(held)}, a merge of the stream {TableRow.Shown(sent)}"
                : table is null ? $"a merge of the stream has {merged}, the table has not" : $"the table has {table}, a merge of the stream has not");
    }
}
