namespace StreamTesting.Domains;

/// <summary>Changes rows as statements say, and notes each change in its transaction.</summary>
internal sealed class RowWriter(TableSet tables, ChangeLog log, KeyMaker keys, DebeziumOptions debezium)
{
    private const int RowBytes = 40;
    private readonly bool _isPostgres = debezium.IsPostgres;

    public bool TryInsert(TableState table, StatementContext context, long lsn)
    {
        var values = new object?[table.Layout.Columns.Length];
        var references = table.Layout.References;
        var parents = references.Length == 0 ? [] : new LiveRow?[references.Length];
        for (var i = 0; i < references.Length; i++)
        {
            var isNull = !references[i].IsNotNull && context.Value.NextCoin(references[i].Model.NullRate);
            var parent = isNull ? null : TableSet.PickParent(tables.ParentOf(references[i]), context.Transaction.Index, ref context.Choice);
            if (parent is null && references[i].IsNotNull)
            {
                return false;
            }

            parents[i] = parent;
            values[references[i].Index] = parent?.Image.At(parent.Image.Shape.Key[0]);
        }

        var reuses = context.Choice.NextCoin(context.Draws.ReusesKeys);
        var keyParent = table.Layout.HasKeyOfParent ? parents[Array.IndexOf(references, table.Shape.Key[0])] : null;
        if (!keys.TryMake(table, values, keyParent, reuses, ref context.Choice, out var entity))
        {
            return false;
        }

        foreach (var column in table.Shape.Columns)
        {
            if (!column.IsKey && column.Model.References is null)
            {
                values[column.Index] = ValueMaker.Of(column, ref context.Value);
            }
        }

        var image = new RowImage(table.Shape, values);
        var row = new LiveRow { Image = image, Entity = entity ?? KeyJson.EntityOf(table, image), Parents = parents, LockedBy = context.Transaction.Index };
        foreach (var parent in parents)
        {
            _ = parent is null ? 0 : parent.Children++;
        }

        table.Add(row);
        Note(context, new PendingChange(table, Operation.Create, row) { After = image, EntityAfter = row.Entity }, lsn);
        return true;
    }

    public void Update(TableState table, LiveRow row, StatementContext context)
    {
        var changesNothing = context.Draws.ChangesNothing;
        if (changesNothing && !_isPostgres)
        {
            return;
        }

        var before = row.Image;
        var after = changesNothing ? before : Changed(table, before, context);
        table.Set(row, after);
        Note(context, new PendingChange(table, Operation.Update, row) { Before = before, After = after, EntityBefore = row.Entity, EntityAfter = row.Entity }, -1);
    }

    public void Delete(TableState table, LiveRow row, StatementContext context)
    {
        table.Remove(row);
        Note(context, new PendingChange(table, Operation.Delete, row) { Before = row.Image, EntityBefore = row.Entity }, -1);
    }

    public void ChangeKey(TableState table, LiveRow row, StatementContext context)
    {
        var before = row.Image;
        var values = (context.Value.NextCoin(0.3) ? Changed(table, before, context) : before).Copy();
        var parent = table.Layout.HasKeyOfParent ? row.Parents[Array.IndexOf(table.Layout.References, table.Shape.Key[0])] : null;
        if (keys.TryMake(table, values, parent, context.Choice.NextCoin(context.Draws.ReusesKeys), ref context.Choice, out var entity))
        {
            var after = new RowImage(table.Shape, values);
            Move(table, row, after, entity ?? KeyJson.EntityOf(table, after), context, -1);
        }
    }

    /// <summary>Moves rows of keys that follow each other, each onto the key of the next.</summary>
    public bool TryShift(TableState table, StatementContext context)
    {
        if (TableSet.Pick(table, context, childless: true, null) is not { } first)
        {
            return false;
        }

        var rows = new List<LiveRow>();
        var key = table.KeyOf(first.Image);
        for (var row = first; row is not null && rows.Count < context.Draws.ShiftedRows; row = table.ByKey!.GetValueOrDefault(key + rows.Count))
        {
            if (!row.IsFreeFor(context.Transaction.Index) || row.Children > 0)
            {
                return false;
            }

            rows.Add(row);
        }

        var end = key + rows.Count;
        if (rows.Count < 2 || table.ByKey!.ContainsKey(end) || table.PendingKeys > 0)
        {
            return false;
        }

        Shift(table, rows, end, context);
        return true;
    }

    public void Truncate(TableState table, StatementContext context)
    {
        table.LockedBy = context.Transaction.Index;
        var rows = table.Empty();
        Note(context, new PendingChange(table, Operation.Truncate, null) { Truncated = rows }, _isPostgres ? log.Append(2_900) : 0);
    }

    private void Shift(TableState table, List<LiveRow> rows, long end, StatementContext context)
    {
        var column = table.Shape.Key[0];
        table.Counted = Math.Max(table.Counted, end - column.Model.First + 1);
        var last = table.Freed.Remove(end);
        var images = rows.ConvertAll(row =>
        {
            var values = row.Image.Copy();
            values[column.Index] = table.KeyOf(row.Image) + 1;
            return new RowImage(table.Shape, values);
        });
        List<StreamEntity> entities = [.. rows.Skip(1).Select(row => row.Entity), last ?? KeyJson.EntityOf(table, images[^1])];
        for (var i = 0; i < rows.Count; i++)
        {
            var place = _isPostgres ? i : rows.Count - 1 - i;
            Move(table, rows[place], images[place], entities[place], context, -1);
        }
    }

    private void Move(TableState table, LiveRow row, RowImage after, StreamEntity entity, StatementContext context, long lsn)
    {
        var (before, old) = (row.Image, row.Entity);
        table.Set(row, after);
        row.Entity = entity;
        Note(
            context,
            new PendingChange(table, Operation.Update, row) { Before = before, After = after, EntityBefore = old, EntityAfter = entity, IsKeyChange = true },
            lsn);
    }

    private static RowImage Changed(TableState table, RowImage before, StatementContext context)
    {
        var columns = table.Shape.Columns;
        var values = before.Copy();
        var left = (int)context.Value.NextInRange(1, 3);
        var place = (int)context.Value.NextBelow(columns.Length);
        for (var i = 0; i < columns.Length && left > 0; i++)
        {
            var column = columns[(place + i) % columns.Length];
            if (column.IsKey || column.Model.References is not null)
            {
                continue;
            }

            var value = ValueMaker.Of(column, ref context.Value);
            for (var tries = 0; tries < 3 && Equals(value, before.At(column)); tries++)
            {
                value = ValueMaker.Of(column, ref context.Value);
            }

            values[column.Index] = value;
            left--;
        }

        return new RowImage(table.Shape, values);
    }

    private void Note(StatementContext context, PendingChange change, long lsn)
    {
        var transaction = context.Transaction;
        if (change.Row is { } row)
        {
            row.LockedBy = transaction.Index;
        }

        change.Table.PendingKeys += change.FreesKey ? 1 : 0;
        if (_isPostgres)
        {
            transaction.Id = transaction.Id == 0 ? log.TakeTransactionId() : transaction.Id;
            lsn = lsn >= 0 ? lsn : log.Append(RowBytes + (8 * change.Table.Shape.Columns.Length));
        }

        transaction.Changes.Add(change with { Lsn = lsn, Micros = context.Micros, Statement = context.Statement });
    }
}
