using System.Text.Json;
using Microsoft.Data.Sqlite;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class VerifyCdcTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _capture = Repository.PathOf("tests", "captures", "pg-delete-reinsert-same-key.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("sqlite")]
    public async Task Table_OfACapture_IsJudgedWhereverItIs(string form)
    {
        var truth = DebeziumCapture.Load(_capture).TruthOf("public.orders");

        var right = await Verify($"--capture {_capture} --table orders", form, truth.Final.Rows);
        var none = await Verify($"--capture {_capture} --table orders", form, []);

        truth.Final.Rows.ShouldNotBeEmpty();
        right.ShouldSatisfy(ExitCodes.Ok, FormattableString.Invariant($"convergence passed; {truth.Final.Rows.Count} "));
        right.Output.ShouldEndWith("\npassed: public.orders of the capture pg-delete-reinsert-same-key\n");
        none.ShouldSatisfy(ExitCodes.Wrong, FormattableString.Invariant($"convergence failed: missing {truth.Final.Rows.Count}\n"));
        none.Output.ShouldContain($"look closer with\n  streamtest explain --key ");
    }

    [Fact]
    public async Task Table_OfAWrongMerge_IsToldByNameAndExplained()
    {
        var plan = Tables.Shop(200).Over(3).Duplicated(0.2);
        File.WriteAllText(_folder["plan.json"], plan.ToJson());
        var stream = plan.Generate(new Seed(7));
        var truth = stream.Tables().Of("public.customers");
        var gone = truth.Keys.First(key => truth.RowOf(key) is null && !truth.Unsettled.Contains(key) && truth.VersionsOf(key).Any(version => version.Row is not null));
        var rows = truth.Final.Rows.Append(truth.VersionsOf(gone).Last(version => version.Row is not null).Row!).ToList();

        var run = await Verify($"--plan {_folder["plan.json"]} --seed 7 --table customers --verdict {_folder["v"]}", "jsonl", rows);
        var commands = run.Lines.Where(line => line.StartsWith("  streamtest ", StringComparison.Ordinal)).Select(line => line["  streamtest ".Length..]).ToList();
        var explained = await Run.Of(commands[1]);

        run.ShouldSatisfy(ExitCodes.Wrong, "convergence failed: resurrected 1\n");
        commands[0].ShouldBe($"generate --plan {_folder["plan.json"]} --seed {new Seed(7)}");
        explained.ExitCode.ShouldBe(ExitCodes.Ok, explained.Messages);
        explained.Output.ShouldStartWith($"{gone} of public.customers of seed ");
        explained.Output.ShouldEndWith("  in the end    right is: gone\n");
        explained.Lines.Count(line => line.StartsWith("  #", StringComparison.Ordinal)).ShouldBe(truth.VersionsOf(gone).Count);
        explained.Lines.Count(line => line.Contains(" arrives at position ")).ShouldBe(truth.VersionsOf(gone).Count);
        using var verdict = JsonDocument.Parse(File.ReadAllText(_folder["v"]));
        JsonSchemaOf("cdc-verdict.schema.json").Problems(verdict.RootElement).ShouldBeEmpty();
    }

    [Fact]
    public async Task Table_ThatIsNotNamed_IsAskedFor()
    {
        File.WriteAllText(_folder["plan.json"], Tables.Shop(20).ToJson());

        var unnamed = await Run.Of($"verify cdc --plan {_folder["plan.json"]} --seed 7", "");
        var unknown = await Run.Of($"verify cdc --plan {_folder["plan.json"]} --seed 7 --table customer", "");

        unnamed.Messages.ShouldMatch(@"^error: The stream has the tables public\.customers, .*: say by --table which one is meant\.\n$");
        unknown.Messages.ShouldStartWith("error: --table is 'customer'; the stream has public.customers, ");
        (unnamed.ExitCode, unknown.ExitCode).ShouldBe((ExitCodes.Usage, ExitCodes.Usage));
    }

    [Theory]
    [InlineData("--capture CAPTURE --seed 3", "", ExitCodes.Usage, "error: --capture is the changes as they were recorded; leave --seed out.")]
    [InlineData("--capture CAPTURE --capture-id x", "", ExitCodes.Usage, "error: --capture-id: ")]
    [InlineData("--capture nowhere.json", "", ExitCodes.Failed, "error: ")]
    [InlineData("--capture CAPTURE --table nobody", "", ExitCodes.Usage, "error: --table is 'nobody'; the capture 'pg-delete-reinsert-same-key' has public.orders, public.wait_marker.")]
    [InlineData("", "", ExitCodes.Usage, "error: verify cdc needs the stream: --truth FILE, or --plan FILE and --seed SEED, or --capture FILE.")]
    [InlineData("--capture CAPTURE", "[]", ExitCodes.BadInput, "error: standard input, line 1: it is an array, and a row must be an object.")]
    [InlineData("--capture CAPTURE", "{\"id\":", ExitCodes.BadInput, "error: standard input, line 1: it is no JSON (at byte 6).")]
    [InlineData("--capture CAPTURE", "{\"nr\":1}", ExitCodes.BadInput, "error: standard input: A row has the columns nr; to be compared with ")]
    [InlineData("--capture CAPTURE --format csv", "", ExitCodes.BadInput, "error: standard input: it is empty; a CSV's first row names the columns.")]
    [InlineData("--capture CAPTURE --format csv", "id,id\n", ExitCodes.BadInput, "error: standard input, line 1: a column has the name of another.")]
    [InlineData("--capture CAPTURE --format csv", "id,n\n1\n", ExitCodes.BadInput, "error: standard input, line 2: it has 1 cells, and the first row names 2 columns.")]
    [InlineData("--capture CAPTURE --null NULL", "", ExitCodes.Usage, "error: --null changes nothing here: JSON has a null of its own.")]
    [InlineData("--capture CAPTURE --query x", "", ExitCodes.Usage, "error: --query changes nothing here: a dump is read as it is.")]
    [InlineData("--capture CAPTURE --sqlite a --postgres b", "", ExitCodes.Usage, "error: The consumer's table is in one place: a dump, --sqlite or --postgres.")]
    [InlineData("--capture CAPTURE --sqlite nowhere.db", "", ExitCodes.Failed, "error: The table can't be read from SQLite by 'SELECT * FROM \"orders\"': ")]
    [InlineData("--capture CAPTURE --sqlite Wings=2", "", ExitCodes.Usage, "error: --sqlite: ")]
    [InlineData("--capture CAPTURE --postgres Host=127.0.0.1;Port=1;Timeout=5", "", ExitCodes.Failed, "error: The table can't be read from PostgreSQL by 'SELECT * FROM \"orders\"': Failed to connect")]
    public async Task Usage_Wrong_SaysWhatIsNeeded(string options, string input, int exitCode, string message)
    {
        var run = await Run.Of($"verify cdc {options.Replace("CAPTURE", _capture + (options.Contains("--table") ? "" : " --table orders"), StringComparison.Ordinal)}", input);

        run.Messages.ShouldStartWith(message);
        run.ExitCode.ShouldBe(exitCode);
    }

    [Theory]
    [InlineData("verify out.jsonl cdc --capture CAPTURE --table orders")]
    [InlineData("verify --check order cdc --capture CAPTURE --table orders")]
    [InlineData("verify --quiet cdc --capture CAPTURE --table orders")]
    public async Task Usage_OfVerifyItself_IsRefused(string arguments)
    {
        var run = await Run.Of(arguments.Replace("CAPTURE", _capture, StringComparison.Ordinal));

        run.Messages.ShouldBe("error: verify cdc has a file and options of its own: they stand behind cdc.\n");
        run.ExitCode.ShouldBe(ExitCodes.Usage);
    }

    [Fact]
    public async Task Stream_OfNoTables_IsRefused()
    {
        File.WriteAllText(_folder["plan.json"], (await Run.Of("generate orders --n-orders 5 --print-plan")).Output);

        var run = await Run.Of($"verify cdc --plan {_folder["plan.json"]} --seed 1", "");

        run.Messages.ShouldBe("error: The domain 'orders' is about no tables; 'tables' and 'hotel-guests' are.\n");
        run.ExitCode.ShouldBe(ExitCodes.Usage);
    }

    [Theory]
    [InlineData("", "id=1, a=NULL, b=, c=\\N")]
    [InlineData("\\N", "id=1, a=, b=, c=NULL")]
    public void Cells_OfACsv_AreNullWhereTheyAreWhatNullIsAndNotQuoted(string nothing, string row) =>
        DumpRows.OfCsv(new MemoryStream("id,a,b,c\n1,,\"\",\\N\n"u8.ToArray()), "x", nothing, new RowCounter(null, TimeProvider.System), CancellationToken.None).Single().ToString().ShouldBe(row);

    private async Task<Run> Verify(string options, string form, IReadOnlyList<TableRow> rows)
    {
        switch (form)
        {
            case "jsonl":
                File.WriteAllText(_folder["dump"], string.Concat(rows.Select(row => JsonSerializer.Serialize(row.Values.ToDictionary(value => value.Key, value => value.Value?.ToString())) + "\n")));
                return await Run.Of($"verify cdc {_folder["dump"]} {options}");
            case "csv":
                var columns = DebeziumCapture.Load(_capture).TruthOf("public.orders").Final.Columns.Select(column => column.Name).ToList();
                File.WriteAllText(_folder["dump.csv"], string.Join(',', columns) + "\n" + string.Concat(rows.Select(row => string.Join(',', columns.Select(column => row[column] is null ? "" : $"\"{row[column]}\"")) + "\n")));
                return await Run.Of($"verify cdc {_folder["dump.csv"]} {options}");
            default:
                await InSqliteAsync(rows);
                return await Run.Of($"verify cdc --sqlite {_folder["db"]} {options}");
        }
    }

    private async Task InSqliteAsync(IReadOnlyList<TableRow> rows)
    {
        File.Delete(_folder["db"]);
        await using var connection = new SqliteConnection($"Data Source={_folder["db"]};Pooling=False");
        await connection.OpenAsync();
        var columns = DebeziumCapture.Load(_capture).TruthOf("public.orders").Final.Columns.Select(column => column.Name).ToList();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TABLE orders ({string.Join(", ", columns)});" + string.Concat(rows.Select(row => $"INSERT INTO orders VALUES ({string.Join(", ", columns.Select(column => row[column] is { } value ? $"'{value}'" : "NULL"))});"));
        await command.ExecuteNonQueryAsync();
    }

    private static Injection.Tests.JsonSchema JsonSchemaOf(string name) => Injection.Tests.JsonSchema.Of(Repository.PathOf("docs", name));
}
