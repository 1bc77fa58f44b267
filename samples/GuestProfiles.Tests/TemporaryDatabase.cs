using Microsoft.Data.Sqlite;
using StreamTesting;

namespace Samples.Guests.Tests;

/// <summary>A SQLite database in a folder of its own, gone with the test.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guests");

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "guests.db")}";

    public IReadOnlyList<TableRow> Query(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        return TableRow.Query(connection, sql);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder.Delete(recursive: true);
    }
}
