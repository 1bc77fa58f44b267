using System.Data.Common;

namespace StreamTesting.Cli;

/// <summary>The rows of a query.</summary>
internal static class DatabaseRows
{
    public static async Task<IReadOnlyList<TableRow>> ReadAsync(DbConnection connection, string sql, string name, RowCounter rows, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = connection.CreateCommand();
            await using var disposing = command.ConfigureAwait(false);
            command.CommandText = sql;
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(TableRow.Of(reader));
            }

            return rows.Rows;
        }
        catch (ArgumentException e)
        {
            throw CliException.Usage($"{sql}: {Failures.Sentence(e)}");
        }
        catch (DbException e)
        {
            throw new CliException(ExitCodes.Failed, $"The table can't be read from {name} by '{sql}': {e.Message.TrimEnd('.')}.");
        }
    }
}
