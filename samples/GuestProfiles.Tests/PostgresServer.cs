using Npgsql;
using StreamTesting.Xunit;
using Xunit;

namespace Samples.Guests.Tests;

/// <summary>
/// A PostgreSQL of the tests' own, in a temporary folder and reached by a socket in it; or the one that <c>STREAMTESTING_POSTGRES</c> (a connection string) names.
/// Where there is none, tests that ask for a database are skipped with the reason.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Variable = "STREAMTESTING_POSTGRES";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private string? _connectionString = Environment.GetEnvironmentVariable(Variable);
    private PostgresPrograms? _programs;
    private DirectoryInfo? _folder;
    private string? _reason;
    private int _schemas;

    private string Data => Path.Combine(_folder!.FullName, "data");

    /// <summary>Skips the test where there is no PostgreSQL.</summary>
    /// <exception cref="StreamSkipException">There is none; the message says why.</exception>
    public void Require()
    {
        if (_connectionString is null)
        {
            throw new StreamSkipException(_reason!);
        }
    }

    /// <summary>Makes an empty schema.</summary>
    /// <returns>A connection string in which names stand for tables of that schema.</returns>
    /// <exception cref="StreamSkipException">There is no PostgreSQL; the message says why.</exception>
    public string NewSchema()
    {
        Require();
        var schema = $"guests_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)}";
        using var connection = new NpgsqlConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE SCHEMA {schema}";
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(_connectionString) { SearchPath = schema, Pooling = false }.ConnectionString;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (_connectionString is not null)
        {
            return;
        }

        _programs = PostgresPrograms.Find(out _reason);
        if (_programs is null)
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("pg-");
        await _programs.GiveAsync(_folder.FullName, Patience);
        await _programs.RunAsync("initdb", ["-D", Data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], Patience);
        await _programs.RunAsync(
            "pg_ctl",
            ["start", "-w", "-D", Data, "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-k {_folder.FullName} -c listen_addresses= -c fsync=off -c full_page_writes=off"],
            Patience);
        _connectionString = $"Host={_folder.FullName};Username=tests;Database=postgres;Maximum Pool Size=20";
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_folder is null)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await _programs!.RunAsync("pg_ctl", ["stop", "-w", "-m", "immediate", "-D", Data], Patience);
        }

        _folder.Delete(recursive: true);
    }
}
