using Npgsql;
using Samples.Guests.Tests;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class VerifyCdcPostgresTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PostgresFact]
    public async Task Table_InPostgreSql_IsJudged()
    {
        var plan = Tables.Shop(100);
        File.WriteAllText(_folder["plan.json"], plan.ToJson());
        var truth = plan.Generate(new Seed(7)).Tables().Of("public.orders");
        var connection = server.NewSchema();
        var verify = $"verify cdc --plan {_folder["plan.json"]} --seed 7 --table orders --postgres '{connection}'";
        Fill(connection, truth);

        var right = await Run.Of(verify);
        var other = await Run.Of($"{verify} --from elsewhere");
        var fewer = await Run.Of($"{verify} --query 'SELECT * FROM orders WHERE id <> (SELECT min(id) FROM orders)'");

        right.ShouldSatisfy(ExitCodes.Ok, FormattableString.Invariant($"convergence passed; {truth.Final.Rows.Count} outputs, "));
        right.Output.ShouldNotContain("not compared");
        other.ExitCode.ShouldBe(ExitCodes.Failed);
        other.Messages.ShouldStartWith("error: The table can't be read from PostgreSQL by 'SELECT * FROM \"elsewhere\"': 42P01: relation \"elsewhere\" does not exist");
        fewer.ShouldSatisfy(ExitCodes.Wrong, "convergence failed: missing 1\n");
    }

    private static void Fill(string connectionString, TableTruth truth)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE orders ({string.Join(", ", truth.Final.Columns.Select(column => $"{column.Name} {column.Type}"))});"
            + string.Concat(truth.Final.Rows.Select(row => $"INSERT INTO orders VALUES ({string.Join(", ", truth.Final.Columns.Select(column => row[column.Name] is { } value ? $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'" : "NULL"))});"));
        command.ExecuteNonQuery();
    }
}
