namespace StreamTesting.Domains;

/// <summary>The rows that are there before the stream begins.</summary>
internal sealed class InitialRows(TableChanges options, TableSet tables, Seed seed)
{
    public void Insert()
    {
        // Nothing of this is in the log that the connector reads, so it is written to one of its own.
        var log = new ChangeLog(options, seed.Derive("before"));
        var writer = new RowWriter(tables, log, new KeyMaker(seed.Derive("keys")), options.Debezium);
        var random = seed.Derive("before").Random(1);
        var values = seed.Derive("initial");
        var transaction = new OpenTransaction(-2);
        var (left, number) = (tables.All.ToList(), 0L);
        while (left.Count > 0)
        {
            foreach (var table in left.ToList())
            {
                if (table.Layout.References.Any(reference => left.Any(other => other.Name == reference.Model.References)))
                {
                    continue;
                }

                for (var i = 0; i < table.Layout.Model.Rows; i++, number++)
                {
                    var draws = new TableDraws(options, ref random);
                    var context = new StatementContext(transaction, draws, 0) { Choices = values.Random(2 * number), Values = values.Random((2 * number) + 1) };
                    writer.TryInsert(table, context, 0);
                }

                left.Remove(table);
            }
        }

        TransactionEnd.Commit(transaction);
    }
}
