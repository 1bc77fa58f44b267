using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Samples.Guests;

/// <summary>The profiles in SQLite or PostgreSQL. Used by one thread.</summary>
public sealed class ProfileStore : IDisposable
{
    private readonly DbConnection _connection;
    private readonly IProfileMerge _merge;

    /// <summary>Opens the store and makes its tables where they are missing.</summary>
    /// <param name="connectionString">Where the database is, for example <c>Data Source=guests.db</c> (SQLite) or <c>Host=localhost;Database=guests</c> (PostgreSQL).</param>
    /// <param name="merge">How changes are merged.</param>
    public ProfileStore(string connectionString, IProfileMerge merge)
    {
        _merge = merge;
        _connection = Connect(connectionString);
        _connection.Open();
        _connection.Run(merge.Schema);
    }

    /// <summary>The database, open.</summary>
    public DbConnection Connection => _connection;

    /// <summary>The query for the profiles as they are.</summary>
    public string Query => _merge.Query;

    /// <summary>Makes a connection.</summary>
    /// <param name="connectionString">A connection string of SQLite or, where it names a host, of PostgreSQL.</param>
    /// <returns>The connection, closed.</returns>
    public static DbConnection Connect(string connectionString) => connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        ? new NpgsqlConnection(connectionString)
        : new SqliteConnection(connectionString);

    /// <summary>Merges a record, whole or not at all.</summary>
    /// <param name="key">Its key, or null.</param>
    /// <param name="value">Its value, or null.</param>
    public void Apply(string? key, string? value)
    {
        if (RowChange.Read(key, value) is not { } change)
        {
            return;
        }

        using var transaction = _connection.BeginTransaction();
        _merge.Apply(_connection, change);
        transaction.Commit();
    }

    /// <summary>Reads all profiles.</summary>
    /// <returns>In the order of their ids.</returns>
    public IReadOnlyList<Profile> Profiles()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _merge.Query;
        using var reader = command.ExecuteReader();
        var profiles = new List<Profile>();
        while (reader.Read())
        {
            profiles.Add(new Profile(reader.GetInt64(0), Text(reader, 1), Text(reader, 2), Text(reader, 3)));
        }

        return profiles;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
