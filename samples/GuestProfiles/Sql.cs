using System.Data.Common;

namespace Samples.Guests;

internal static class Sql
{
    public const string Profiles = "SELECT id, customer, amount, note FROM profiles ORDER BY id";

    public const string KeyedTable = "CREATE TABLE IF NOT EXISTS profiles (id BIGINT PRIMARY KEY, customer TEXT, amount TEXT, note TEXT)";

    public const string Upsert =
        """
        INSERT INTO profiles (id, customer, amount, note) VALUES (@id, @customer, @amount, @note)
        ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, amount = excluded.amount, note = excluded.note
        """;

    public static int Run(this DbConnection connection, string sql, RowChange? change = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (change is not null)
        {
            command.Add("@id", change.Id);
            command.Add("@customer", change.Profile?.Customer);
            command.Add("@amount", change.Profile?.Amount);
            command.Add("@note", change.Profile?.Note);
            command.Add("@position", change.Position ?? "");
        }

        return command.ExecuteNonQuery();
    }

    private static void Add(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
