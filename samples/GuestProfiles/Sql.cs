using Microsoft.Data.Sqlite;

namespace Samples.Guests;

internal static class Sql
{
    public const string Profiles = "SELECT id, customer, amount, note FROM profiles ORDER BY id";

    public const string KeyedTable = "CREATE TABLE IF NOT EXISTS profiles (id INTEGER PRIMARY KEY, customer TEXT, amount TEXT, note TEXT)";

    public const string Upsert =
        """
        INSERT INTO profiles (id, customer, amount, note) VALUES ($id, $customer, $amount, $note)
        ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, amount = excluded.amount, note = excluded.note
        """;

    public static int Run(this SqliteConnection connection, string sql, RowChange? change = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (change is not null)
        {
            command.Parameters.AddWithValue("$id", (object?)change.Id ?? DBNull.Value);
            command.Parameters.AddWithValue("$customer", (object?)change.Profile?.Customer ?? DBNull.Value);
            command.Parameters.AddWithValue("$amount", (object?)change.Profile?.Amount ?? DBNull.Value);
            command.Parameters.AddWithValue("$note", (object?)change.Profile?.Note ?? DBNull.Value);
            command.Parameters.AddWithValue("$position", change.Position ?? "");
        }

        return command.ExecuteNonQuery();
    }
}
