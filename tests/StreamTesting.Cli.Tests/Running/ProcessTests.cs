using System.Diagnostics;

namespace StreamTesting.Cli.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Endless => $"generate orders --n-orders 1000 --eps 20 --truth {_folder["truth"]} --output -";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pipe_ReadToTheEnd_CarriesDataAlone()
    {
        using var process = Streamtest.Start("generate orders --n-orders 500");

        var lines = await new StreamReader(process.Output).ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));

        (await process.EndAsync()).ShouldBe(ExitCodes.Ok);
        lines.ShouldBe((await Run.Of("generate orders --n-orders 500")).Output);
        (await process.MessagesAsync()).ShouldMatch(@"^orders .*\nseed st1-.*\n\d+ arrivals, .*\n$");
    }

    [Fact]
    public async Task Pipe_WhoseReaderGoesAway_EndsEarlyAndWell()
    {
        using var process = Streamtest.Start("generate orders --n-orders 100000000");

        await process.Output.ReadExactlyAsync(new byte[1000]);
        process.Output.Close();

        (await process.EndAsync()).ShouldBe(ExitCodes.Ok);
        (await process.MessagesAsync()).ShouldEndWith("The reader of the output went away; ended early.\n");
    }

    [Fact]
    public async Task Pipe_OfAStreamWithoutAnEnd_GoesOnUntilItsReaderGoesAway()
    {
        using var process = Streamtest.Start("generate retail --continuous --seed 1");

        await process.Output.ReadExactlyAsync(new byte[3_000_000]);
        process.Output.Close();

        (await process.EndAsync()).ShouldBe(ExitCodes.Ok);
    }

    [UnixTheory]
    [InlineData("--help")]
    [InlineData("generate orders --help")]
    [InlineData("steps")]
    [InlineData("--version")]
    [InlineData("generate orders --print-plan")]
    [InlineData("explain 1 --plan plan.json --seed 7")]
    [InlineData("summary events.jsonl")]
    public async Task Pipe_WhoseReaderIsGoneFromTheStart_EndsInSilence(string command)
    {
        await Run.Of($"generate orders --n-orders 5 --seed 7 --output {_folder["events.jsonl"]}");
        File.WriteAllText(_folder["plan.json"], (await Run.Of("generate orders --n-orders 5 --print-plan")).Output);

        var run = await Shell.RunAsync(_folder[""], $"mkfifo gone; : < gone & exec 3> gone; wait; streamtest {command} >&3; echo \"code $?\"");

        (run.Output, run.Messages).ShouldBe(("code 0\n", ""));
    }

    [UnixFact]
    public async Task Output_ThatIsNotOpen_IsSaid()
    {
        var run = await Shell.RunAsync(_folder[""], "streamtest steps >&-; echo \"code $?\"");

        (run.Output, run.Messages).ShouldBe(("code 1\n", "error: standard output is not open for writing.\n"));
    }

    [UnixFact(Needs = "perl")]
    public async Task CtrlC_EndsWithTotalsAndWholeLines()
    {
        using var process = Streamtest.StartAtATerminal(Endless);

        await EndsWellAsync(process, "INT");
    }

    [UnixFact]
    public async Task SigTerm_OfABackgroundJobThatIgnoresCtrlC_EndsWithTotalsAndWholeLines()
    {
        using var process = Streamtest.StartInTheBackground(Endless);

        await EndsWellAsync(process, "INT", "TERM");
    }

    [UnixFact]
    public async Task FullDisk_IsSaid()
    {
        using var process = Streamtest.Start("generate orders --n-orders 500 --output /dev/full/x");

        (await process.EndAsync()).ShouldBe(ExitCodes.Failed);
        (await process.MessagesAsync()).ShouldContain("error: '/dev/full/x' can't be written: ");

        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "StreamTesting.Cli.dll")}' generate orders --n-orders 500 > /dev/full"]) { RedirectStandardError = true })!;
        (await shell.StandardError.ReadToEndAsync()).ShouldContain("error: standard output can't be written: No space left on device");
        await shell.WaitForExitAsync();
        shell.ExitCode.ShouldBe(ExitCodes.Failed);
    }

    [UnixFact]
    public async Task Output_IntoOneFileTwice_ComesOneBehindTheOther()
    {
        var tool = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "StreamTesting.Cli.dll")}' generate orders --n-orders 40 --quiet --shard";
        using var shell = Process.Start("sh", ["-c", $"({tool} 1/2; {tool} 2/2) > '{_folder["both"]}'"]);
        await shell.WaitForExitAsync();

        File.ReadAllText(_folder["both"]).ShouldBe((await Run.Of("generate orders --n-orders 40")).Output);
    }

    /// <summary>Only the last signal may end it: before each, it must still put lines out.</summary>
    private async Task EndsWellAsync(Streamtest process, params IReadOnlyList<string> signals)
    {
        using var reader = new StreamReader(process.Output);
        foreach (var signal in signals)
        {
            (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))).ShouldNotBeNull();
            await process.SignalAsync(signal);
        }

        (await process.EndAsync()).ShouldBe(ExitCodes.Cancelled);
        (await process.MessagesAsync()).ShouldMatch(@"Cancelled after \d+ arrivals, \d+ bytes in .*\n$");
        (await reader.ReadToEndAsync()).ShouldMatch(@"^$|\n$");
        _folder.Contents().ShouldBeEmpty();
    }
}
