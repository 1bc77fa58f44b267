namespace StreamTesting.Domains;

/// <summary>All tables as they are now.</summary>
internal sealed class TableSet
{
    private const int Tries = 12;
    private readonly double[] _upTo;
    private readonly Dictionary<string, TableState> _byName;

    public TableSet(TableChanges options)
    {
        var layouts = TableLayout.Of(options);
        All = [.. layouts.Select(layout => new TableState(layout) { ByKey = layout.HasWholeKey && options.KeyShiftRate > 0 ? [] : null })];
        _byName = All.ToDictionary(table => table.Name);
        _upTo = new double[All.Length];
        var total = 0.0;
        for (var i = 0; i < All.Length; i++)
        {
            _upTo[i] = total += All[i].Layout.Model.Weight;
        }
    }

    public TableState[] All { get; }

    /// <summary>A table by weight.</summary>
    public TableState At(double point)
    {
        var place = point * _upTo[^1];
        var i = 0;
        while (i < _upTo.Length - 1 && place >= _upTo[i])
        {
            i++;
        }

        return All[i];
    }

    public TableState ParentOf(ColumnLayout reference) => _byName[reference.Model.References!];

    /// <summary>The table itself, or the one of its parents that has no row for it to refer to; null where neither can be inserted into.</summary>
    public TableState? InsertableFor(TableState table, StatementContext context)
    {
        for (var depth = 0; depth <= All.Length; depth++)
        {
            if (table.IsFull || (table.LockedBy != LiveRow.Nobody && table.LockedBy != context.Transaction.Index))
            {
                return null;
            }

            var missing = table.Layout.References.FirstOrDefault(reference => reference.IsNotNull && PickParent(ParentOf(reference), context.Transaction.Index, ref context.Choice) is null);
            if (missing is null)
            {
                return table;
            }

            table = ParentOf(missing);
        }

        return null;
    }

    /// <summary>A row that a row of the transaction may refer to.</summary>
    public static LiveRow? PickParent(TableState table, long transaction, ref RandomSource random)
    {
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var place = (int)random.NextBelow(table.Rows.Count);
        for (var i = 0; i < Math.Min(Tries, table.Rows.Count); i++)
        {
            var row = table.Rows[(place + i) % table.Rows.Count];
            if (row.IsFreeFor(transaction))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>A row that a transaction may change: a hot one as often as the table says.</summary>
    public static LiveRow? Pick(TableState table, StatementContext context, bool childless, HashSet<LiveRow>? except)
    {
        var (rows, model) = (table.Rows, table.Layout.Model);
        var isHot = context.Choice.NextCoin(model.HotRate);
        var among = isHot && model.HotRows > 0 ? Math.Min(model.HotRows, rows.Count) : rows.Count;
        if (rows.Count == 0)
        {
            return null;
        }

        var place = (int)context.Choice.NextBelow(among);
        for (var i = 0; i < Math.Min(Tries, rows.Count); i++)
        {
            var row = rows[(place + i) % rows.Count];
            if (row.IsFreeFor(context.Transaction.Index) && !(childless && row.Children > 0) && except?.Contains(row) != true)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Whether a table can be emptied: no other refers to it, no open transaction has touched it, and in MariaDB the transaction has done nothing yet.</summary>
    public static bool CanTruncate(TableState table, OpenTransaction transaction, bool isPostgres) =>
        !table.Layout.IsReferenced
        && (isPostgres || (transaction.Changes.Count == 0 && !transaction.RollsBack))
        && table.Rows.All(row => row.IsFreeFor(transaction.Index))
        && table.PendingKeys == 0;
}
