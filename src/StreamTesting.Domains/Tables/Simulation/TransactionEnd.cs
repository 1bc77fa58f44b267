namespace StreamTesting.Domains;

/// <summary>Ends transactions: what is committed is seen by all, what is rolled back leaves nothing.</summary>
internal static class TransactionEnd
{
    public static void Commit(OpenTransaction transaction)
    {
        foreach (var change in transaction.Changes)
        {
            if (change.Row is { } row)
            {
                row.LockedBy = LiveRow.Nobody;
                row.Committed = change.Operation == Operation.Delete ? null : row.Image;
            }

            change.Table.PendingKeys -= change.FreesKey ? 1 : 0;
            change.Table.LockedBy = LiveRow.Nobody;
        }

        foreach (var change in transaction.Changes)
        {
            if (change.Operation == Operation.Delete)
            {
                Free(change.Table, change.Before!, change.EntityBefore!);
                Release(change.Row!);
            }
            else if (change.IsKeyChange)
            {
                Free(change.Table, change.Before!, change.EntityBefore!);
            }

            foreach (var row in change.Truncated)
            {
                Free(change.Table, row.Image, row.Entity);
                Release(row);
            }
        }
    }

    public static void RollBack(OpenTransaction transaction)
    {
        for (var i = transaction.Changes.Count - 1; i >= 0; i--)
        {
            var change = transaction.Changes[i];
            change.Table.PendingKeys -= change.FreesKey ? 1 : 0;
            Undo(change);
            change.Table.LockedBy = LiveRow.Nobody;
            if (change.Row is { } row)
            {
                row.LockedBy = LiveRow.Nobody;
            }
        }
    }

    private static void Undo(PendingChange change)
    {
        switch (change.Operation)
        {
            case Operation.Create:
                change.Table.Remove(change.Row!);
                Release(change.Row!);
                break;
            case Operation.Update:
                change.Table.Set(change.Row!, change.Before!);
                change.Row!.Entity = change.EntityBefore!;
                break;
            case Operation.Delete:
                change.Table.Add(change.Row!);
                break;
            default:
                change.Truncated.ForEach(change.Table.Add);
                break;
        }
    }

    private static void Release(LiveRow row)
    {
        foreach (var parent in row.Parents)
        {
            _ = parent is null ? 0 : parent.Children--;
        }
    }

    private static void Free(TableState table, RowImage image, StreamEntity entity)
    {
        if (table.Shape.Key.Length == 0 || table.Layout.HasKeyOfParent || table.ByKey?.ContainsKey(table.KeyOf(image)) == true)
        {
            return;
        }

        table.Freed.Add([.. table.Shape.Key.Select(column => image.At(column))], entity);
    }
}
