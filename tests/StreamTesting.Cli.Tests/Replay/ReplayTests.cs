namespace StreamTesting.Cli.Tests;

public sealed class ReplayTests : IDisposable
{
    private const string Csv = "id,at,amount,note\n3,2026-01-03,1.50,\"a, \"\"b\"\"\nc\"\n1,2026-01-01,007,x\n2,2026-01-02T05:00:00Z,,y\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Csv_ByATimeColumn_ComesInItsOrder()
    {
        var run = await Run.Of("replay - --input-format csv --time-field at", Csv);

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Lines.ShouldBe([
            """{"id":1,"at":"2026-01-01","amount":"007","note":"x"}""",
            """{"id":2,"at":"2026-01-02T05:00:00Z","amount":null,"note":"y"}""",
            """{"id":3,"at":"2026-01-03","amount":1.50,"note":"a, \"b\"\nc"}""",
        ]);
        run.Messages.ShouldMatch(@"^3 events, \d+ bytes in .* to standard output\n$");
    }

    [Fact]
    public async Task Csv_ByFileOrderAndAsText_IsLeftAsItIs() =>
        (await Run.Of("replay - --input-format csv --time-field at --order file --text --limit 1", Csv)).Lines
            .ShouldBe(["""{"id":"3","at":"2026-01-03","amount":"1.50","note":"a, \"b\"\nc"}"""]);

    [Fact]
    public async Task Csv_OfAPartOfTheTime_HasThatPart() =>
        (await Run.Of("replay - --input-format csv --time-field at --from 2026-01-02 --to 2026-01-03", Csv)).Lines.Count.ShouldBe(1);

    [Fact]
    public async Task Csv_OfAnotherForm_IsRead() =>
        (await Run.Of("replay - --input-format csv --separator ; --time-field at --time-format 'dd.MM.yyyy HH:mm'", "id;at\n1;03.02.2026 10:00\n")).Lines
            .ShouldBe(["""{"id":1,"at":"03.02.2026 10:00"}"""]);

    [Theory]
    [InlineData("id,at\n1,2026-01-01,x\n", "error: -, line 2: it has 3 cells, and the first row has 2. (--on-bad skip goes on without it.)\n")]
    [InlineData("id,at\n1,soon\n", "error: -, line 2: its at is 'soon', which is no time. (--on-bad skip goes on without it.)\n")]
    [InlineData("id,at\n\"1\n\n,2026-01-01\n", "error: -, line 2: cell 1 has a quote that is never closed. (--on-bad skip goes on without it.)\n")]
    [InlineData("id,at\n\"1\"2,2026-01-01\n", "error: -, line 2: cell 1 has text behind its closing quote. (--on-bad skip goes on without it.)\n")]
    [InlineData("id,at\n1\"2\"3,2026-01-01\n", "error: -, line 2: cell 1 has a quote within a cell that is not quoted. (--on-bad skip goes on without it.)\n")]
    [InlineData("at,at\n", "error: -, line 1: a column has the name of another. The first row must name the columns.\n")]
    public async Task Csv_WithABadRow_StopsAtItsLine(string csv, string message)
    {
        var run = await Run.Of("replay - --input-format csv --time-field at", csv);

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldBe(message);
    }

    [Fact]
    public async Task Csv_WithBadRows_GoesOnAsAsked()
    {
        var run = await Run.Of("replay - --input-format csv --time-field at --on-bad skip", "id,at\n1,2026-01-01,x\n2,2026-01-01\n3,soon\n");

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Lines.ShouldBe(["""{"id":2,"at":"2026-01-01"}"""]);
        run.Messages.ShouldStartWith("skipped: -, line 2: it has 3 cells, and the first row has 2.\nskipped: -, line 4: its at is 'soon', which is no time.\n");
        run.Messages.ShouldEndWith("2 malformed line(s) of - were skipped.\n");
    }

    [Fact]
    public async Task JsonLines_ToAFile_KeepTheirBytesAndOrder()
    {
        const string Lines = "{\"at\": \"2026-01-02\",  \"x\":1.0}\n{\"at\":\"2026-01-01\"}\n";

        var run = await Run.Of($"replay - --time-field at --output {_folder["out", "copy.jsonl"]}", Lines);

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Output.ShouldBeEmpty();
        File.ReadAllText(_folder["out", "copy.jsonl"]).ShouldBe(Lines);
    }

    [Fact]
    public async Task JsonLines_WithABadLine_LeaveNoFile()
    {
        var run = await Run.Of($"replay - --output {_folder["copy.jsonl"]}", "{}\n{\"a\":\n");

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldBe("error: -, line 2: it is no JSON (at byte 5). (--on-bad skip goes on without it.)\n");
        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task Csv_WithoutTheColumn_NamesThoseThereAre() =>
        (await Run.Of("replay - --input-format csv --time-field when", Csv)).Messages.ShouldBe("error: --time-field is 'when', and - has the columns id, at, amount, note.\n");
}
