namespace StreamTesting.Tests;

/// <summary>A table with one thing wrong in it, where a right one was.</summary>
internal sealed record Damage(string What, string Key, string? Column, IReadOnlyList<TableRow> Rows)
{
    /// <summary>Damages a table at a place of its own for each seed; null where it has nothing to damage.</summary>
    public static Damage? Of(TableTruth truth, IReadOnlyList<TableRow> rows, int seed)
    {
        var random = new Random(seed);
        if (truth.Final.Key.Count == 0 || rows.Count == 0 || rows.Any(row => !RowKeys.Has(truth.Final.Key, row)))
        {
            return null;
        }

        var place = random.Next(rows.Count);
        var key = truth.KeyOf(rows[place]);
        return random.Next(4) switch
        {
            0 => new Damage("row lost", key, null, [.. rows.Where((_, i) => i != place)]),
            1 => Resurrected(truth, rows, random) ?? Changed(truth, rows, place, random),
            2 => Older(truth, rows, place, random) ?? Changed(truth, rows, place, random),
            _ => Changed(truth, rows, place, random),
        };
    }

    /// <summary>A row that is gone is there, as it once was.</summary>
    private static Damage? Resurrected(TableTruth truth, IReadOnlyList<TableRow> rows, Random random)
    {
        var there = rows.Select(truth.KeyOf).ToHashSet(StringComparer.Ordinal);
        var gone = truth.Keys.Where(key => !there.Contains(key)).SelectMany(key => truth.VersionsOf(key).Where(version => version.Row is { } row && RowKeys.Has(truth.Final.Key, row))
            .Select(version => (key, Row: version.Row!))).Where(version => truth.KeyOf(version.Row) == version.key).ToList();
        return gone.Count == 0 ? null : gone[random.Next(gone.Count)] is var (key, row) ? new Damage("row back", key, null, [.. rows, row]) : null;
    }

    /// <summary>A row is as an older record told it.</summary>
    private static Damage? Older(TableTruth truth, IReadOnlyList<TableRow> rows, int place, Random random)
    {
        var key = truth.KeyOf(rows[place]);
        var older = truth.VersionsOf(key).Select(version => version.Row).OfType<TableRow>()
            .Where(row => rows[place].Columns.All(column => row.TryGet(column, out _)) && truth.Final.Columns.Any(column => !truth.IsUntold(key, column.Name) && !truth.AreEqual(column, row, rows[place]))).ToList();
        return older.Count == 0 ? null : new Damage("row stale", key, null, [.. rows.Select((row, i) => i == place ? older[random.Next(older.Count)] : row)]);
    }

    /// <summary>A value is another one: that of another row, or one that no row has.</summary>
    private static Damage? Changed(TableTruth truth, IReadOnlyList<TableRow> rows, int place, Random random)
    {
        var columns = truth.Final.Columns.Where(column => column.KeyPosition == 0 && rows[place].TryGet(column.Name, out _)).ToList();
        if (columns.Count == 0)
        {
            return null;
        }

        var column = columns[random.Next(columns.Count)];
        var others = rows.Where(row => row.TryGet(column.Name, out _) && !truth.AreEqual(column, row, rows[place])).ToList();
        object? other = others.Count > 0 ? others[random.Next(others.Count)][column.Name] : rows[place][column.Name] is null ? "7" : null;
        var changed = rows[place].With(rows[place].Values.Select(value => value.Key == column.Name ? KeyValuePair.Create(value.Key, other) : value));
        return new Damage("value changed", truth.KeyOf(rows[place]), column.Name, [.. rows.Select((row, i) => i == place ? changed : row)]);
    }
}
