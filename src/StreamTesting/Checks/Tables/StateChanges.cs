namespace StreamTesting;

/// <summary>What changes from one state of a table to the next.</summary>
internal sealed class StateChanges(IReadOnlyList<TableColumn> key)
{
    private Dictionary<string, TableRow> _known = new(StringComparer.Ordinal);

    public IEnumerable<RowState> Next(IReadOnlyList<TableRow> rows)
    {
        var now = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        var steps = new List<RowState>();
        foreach (var row in rows.Where(row => key.Count > 0 && RowKeys.Has(key, row)))
        {
            var name = RowKeys.Of(key, row);
            now[name] = row;
            if (!_known.TryGetValue(name, out var known) || !known.Values.SequenceEqual(row.Values))
            {
                steps.Add(RowState.Of(row));
            }
        }

        steps.AddRange(_known.Where(known => !now.ContainsKey(known.Key)).Select(known => RowState.Gone(known.Value)));
        _known = now;
        return steps;
    }
}
