using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class SummaryTests : IDisposable
{
    private const string Stream = "orders --n-orders 300 --duplicate-rate 0.1 --displaced-rate 0.1";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Summary_OfATruthFileAndOfItsStream_Agree()
    {
        await Run.Of($"generate {Stream} --output {_folder["events"]} --truth {_folder["truth"]}");

        var ofTruth = await Run.Of($"summary {_folder["truth"]}");
        var ofLines = await Run.Of($"summary {_folder["events"]} --key-field payload.order_id");

        ofLines.Lines.Skip(1).ShouldBe(ofTruth.Lines.Skip(1).Take(ofLines.Lines.Count - 1));
        ofTruth.Output.Replace(_folder.Root, "").ShouldBeApproved();
    }

    [Fact]
    public async Task Summary_OfAStream_IsTheLibrarysMeasurement()
    {
        var measured = Orders.AsDocumented(300).OutOfOrder(0.1).Duplicated(0.1).Generate(new Seed(42)).Summary.Measured;

        await Run.Of($"generate {Stream} --output {_folder["events"]}");
        var run = await Run.Of($"summary {_folder["events"]} --key-field payload.order_id");

        run.Lines[1].ShouldBe($"  {measured.Arrivals} arrivals of {measured.Unique} events of {measured.Keys} keys");
        run.Lines.ShouldContain(line => line.StartsWith($"  out of order               {measured.OutOfOrder} ("));
        run.Lines.ShouldContain(line => line.StartsWith($"  out of order in entity     {measured.OutOfOrderInEntity} ("));
        run.Lines.ShouldContain(line => line.StartsWith($"  late by day                {measured.LateByDay} ("));
        run.Lines.ShouldContain(line => line.StartsWith($"  duplicates                 {measured.Duplicates} ("));
    }

    [Theory]
    [InlineData("events", "summary FILE")]
    [InlineData("truth", "summary FILE")]
    [InlineData("events", "replay FILE --time-field event_time")]
    [InlineData("events", "verify FILE --truth TRUTH --check no-loss")]
    public async Task File_WithAByteOrderMark_IsReadAsOneWithout(string file, string command)
    {
        await Run.Of($"generate {Stream} --output {_folder["events"]} --truth {_folder["truth"]}");
        Directory.CreateDirectory(_folder["marked"]);
        File.WriteAllText(_folder["marked", file], File.ReadAllText(_folder[file]), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Task<Run> Of(string path) => Run.Of(command.Replace("FILE", path, StringComparison.Ordinal).Replace("TRUTH", _folder["truth"], StringComparison.Ordinal));

        var run = await Of(_folder["marked", file]);

        File.ReadAllBytes(_folder["marked", file])[0].ShouldBe((byte)0xEF);
        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Output.Replace(_folder["marked", file], _folder[file]).ShouldBe((await Of(_folder[file])).Output);
    }

    [Fact]
    public async Task Summary_OfOtherFields_MeasuresThose()
    {
        const string Lines = """
            {"id":1,"ts":"2026-01-01T00:00:05Z","seen":"2026-01-01T00:30:00Z"}
            {"id":2,"ts":"2026-01-01T00:00:01Z","seen":"2026-01-02T00:00:00Z"}
            {"id":1,"ts":"2026-01-01T00:00:05Z","seen":"2026-01-02T00:00:00Z"}
            """;

        var run = await Run.Of("summary - --id-field id --event-time-field ts --arrival-time-field seen --late-threshold 15m", Lines);

        run.Output.ShouldBe("""
            standard input
              3 arrivals of 2 events
              from 2026-01-01T00:00:01Z to 2026-01-01T00:00:05Z
              duplicates                 1 (33.33 %)
              out of order               1 (50 %), by up to 00:00:04
              late by day                1 (50 %)
              late by 15m or more        2 (100 %), by up to 23:59:59

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("{}\n", "error: -, line 1: it has no event_id (--id-field). (--on-bad skip goes on without it.)\n")]
    [InlineData("{\"event_id\":1,\"event_time\":\"x\"}\n", "error: -, line 1: it has no time in event_time (--event-time-field). (--on-bad skip goes on without it.)\n")]
    [InlineData("{\"event_id\":1,\"event_time\":\"2026-01-01\"}\n{\"event", "error: -, line 2: it is no JSON (at byte 7). (--on-bad skip goes on without it.)\n")]
    public async Task Summary_WithABadLine_StopsAtIt(string lines, string message)
    {
        var run = await Run.Of("summary -", lines);

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldBe(message);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Summary_WithBadLines_GoesOnAsAsked()
    {
        var run = await Run.Of("summary - --on-bad skip", "{}\n{\"event_id\":1,\"event_time\":\"2026-01-01\"}\nx\n");

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Lines[1].ShouldBe("  1 arrival of 1 event");
        run.Messages.ShouldEndWith("2 malformed line(s) of - were skipped.\n");
    }
}
