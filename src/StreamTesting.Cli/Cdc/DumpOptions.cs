using System.CommandLine;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace StreamTesting.Cli;

/// <summary>Where the consumer's table is: a dump as CSV or JSON lines, or a database.</summary>
internal sealed class DumpOptions(Argument<string?> file, CliConsole console)
{
    private readonly Option<string?> _sqlite = Opt.Text("--sqlite", "FILE|CONNECTION", "Reads the table from this SQLite database: a file, or a connection string.");
    private readonly Option<string?> _postgres = Opt.Text("--postgres", "CONNECTION", "Reads the table from this PostgreSQL, by a connection string of Npgsql: Host=...;Username=...;Database=...");
    private readonly Option<string?> _from = Opt.Text("--from", "TABLE", "The consumer's table in that database; by default, what stands behind the last dot of --table.");
    private readonly Option<string?> _query = Opt.Text("--query", "SQL", "The query that gives the table's rows, its columns named as the source's; instead of --from.");
    private readonly Option<string?> _format = Opt.Word("--format", "What the dump is; by default, CSV where its name ends with .csv.", "auto", "auto", "csv", "jsonl");
    private readonly Option<string?> _null = new("--null") { HelpName = "TEXT", Description = "CSV: what an unquoted cell says that is NULL; by default nothing, as PostgreSQL's COPY has it." };

    public IEnumerable<Option> All => [_sqlite, _postgres, _from, _query, _format, _null];

    public async Task<(string Name, IReadOnlyList<TableRow> Rows)> ReadAsync(ParseResult result, KnownTable known, RowCounter rows, CancellationToken cancellationToken)
    {
        var (sqlite, postgres, path) = (result.GetValue(_sqlite), result.GetValue(_postgres), result.GetValue(file));
        if (new[] { sqlite, postgres, path }.Count(place => place is not null) > 1)
        {
            throw CliException.Usage("The consumer's table is in one place: a dump, --sqlite or --postgres.");
        }

        if (sqlite is null && postgres is null)
        {
            Refuse(result, "a dump is read as it is", _from, _query);
            return (path ?? "-") is var dump && dump == "-" ? ("standard input", Dump(result, dump, rows, cancellationToken)) : (dump, Dump(result, dump, rows, cancellationToken));
        }

        Refuse(result, "a database is no dump", _format, _null);
        if (result.GetValue(_from) is not null && result.GetValue(_query) is not null)
        {
            throw CliException.Usage("--query reads the rows that it gives, --from all of a table: give one of them.");
        }

        var sql = result.GetValue(_query) ?? $"SELECT * FROM {Quoted(result.GetValue(_from) ?? known.Table.Name.Split('.')[^1])}";
        var name = sqlite is null ? "PostgreSQL" : "SQLite";
        using var connection = Open(sqlite, postgres);
        return (name, await DatabaseRows.ReadAsync(connection, sql, name, rows, cancellationToken).ConfigureAwait(false));
    }

    private IReadOnlyList<TableRow> Dump(ParseResult result, string path, RowCounter rows, CancellationToken cancellationToken)
    {
        using var input = path == "-" ? console.Input : File.OpenRead(path);
        var name = path == "-" ? "standard input" : path;
        var isCsv = result.GetValue(_format) == "csv" || (result.GetValue(_format) == "auto" && path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase));
        if (!isCsv)
        {
            Refuse(result, "JSON has a null of its own", _null);
        }

        return isCsv ? DumpRows.OfCsv(input, name, result.GetValue(_null) ?? "", rows, cancellationToken) : DumpRows.OfLines(input, name, rows, cancellationToken);
    }

    private static DbConnection Open(string? sqlite, string? postgres)
    {
        try
        {
            return sqlite is null ? new NpgsqlConnection(postgres)
                : sqlite.Contains('=', StringComparison.Ordinal) ? new SqliteConnection(sqlite)
                : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = sqlite, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        }
        catch (ArgumentException e)
        {
            throw CliException.Usage($"{(sqlite is null ? "--postgres" : "--sqlite")}: {Failures.Sentence(e)}");
        }
    }

    private static void Refuse(ParseResult result, string why, params Option[] options)
    {
        if (options.FirstOrDefault(result.IsGiven) is { } option)
        {
            throw CliException.Usage($"{option.Name} changes nothing here: {why}.");
        }
    }

    private static string Quoted(string table) => string.Join('.', table.Split('.').Select(part => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
