using System.Globalization;
using System.Text.Json;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class EngineChecksTests : IAsyncLifetime
{
    private const string Options = "--n-orders 60 --duplicate-rate 0.1 --poison-rate 0.05 --partitions 1";
    private const string Flink = "--engine flink --watermarks per-record --bound 1m --allowed-lateness 2h --window-size 6h";
    private VerifiedStream _stream = null!;
    private EventStream _events = null!;
    private WindowedTruth _truth = null!;

    public async Task InitializeAsync()
    {
        _stream = await VerifiedStream.Of(Options);
        _events = StreamPlan.FromJson(File.ReadAllText(_stream.Plan), DomainCatalogs.All).Generate(new Seed(42));
        _truth = _events.Truth.For(EngineProfiles.FlinkPerRecord.Bounded(TimeSpan.FromMinutes(1)).Allowing(TimeSpan.FromHours(2)), WindowShape.Tumbling(TimeSpan.FromHours(6)));
    }

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Late_ByAnEngine_IsDroppedAndAccepted()
    {
        var right = _truth.Arrivals.Where(arrival => arrival.Expectation == Expectation.Must).Select(arrival => arrival.Arrival.Event.Id).ToList();
        var late = _truth.Arrivals.Where(arrival => arrival.Outcome == ArrivalOutcome.LateDropped).Select(arrival => arrival.Arrival.Event.Id).ToList();

        var passed = await Run.Of($"verify {_stream.ByPlan} --check late,late-accepted {Flink}", Consumer.Text(right));
        var all = await Run.Of($"verify {_stream.ByPlan} --check late,late-accepted {Flink}", Consumer.Text(right.Concat(late)));
        var none = await Run.Of($"verify {_stream.ByPlan} --check late,late-accepted {Flink}", Consumer.Text(right.Take(1)));
        var side = await Run.Of($"verify {_stream.ByPlan} --check late-side-output {Flink}", Consumer.Text(late));

        late.ShouldNotBeEmpty();
        passed.ShouldSatisfy(ExitCodes.Ok, "late dropping passed; ");
        passed.Output.ShouldContain("\nlate acceptance passed; ");
        all.ShouldSatisfy(ExitCodes.Wrong, "late dropping failed: late-not-dropped ");
        none.Output.ShouldContain("\nlate acceptance failed: dropped-too-early ");
        side.ShouldSatisfy(ExitCodes.Ok, "late side output passed; ");
    }

    [Theory]
    [InlineData("--ids-field ids", ExitCodes.Ok, "window aggregation passed; ")]
    [InlineData("--count-field n --window-start-field ms", ExitCodes.Ok, "window aggregation passed; ")]
    [InlineData("--sum-field sum --sum-of payload.amount", ExitCodes.Ok, "window aggregation passed; ")]
    [InlineData("--count-field short", ExitCodes.Wrong, "window aggregation failed: missing-in-window ")]
    [InlineData("--sum-field wrong --sum-of payload.amount", ExitCodes.Wrong, "window aggregation failed: wrong-aggregate ")]
    public async Task Windows_ByAnEngine_AreJudged(string fields, int exitCode, string start)
    {
        var lines = string.Concat(_truth.Windows.Where(window => window.Expectation != Expectation.MustNot).Select(window => JsonSerializer.Serialize(new
        {
            k = window.Key, window_start = window.Start, ms = window.StartMs, ids = window.Ids, n = window.Must.Count, @short = window.Must.Count - 1,
            sum = window.Must.Sum(Amount), wrong = window.Must.Sum(Amount) + 0.01,
        }) + "\n"));

        var run = await Run.Of($"verify {_stream.ByPlan} --check windows --key-field k {fields} {Flink}", lines);

        run.ShouldSatisfy(exitCode, start);
    }

    [Theory]
    [InlineData("{\"k\":\"a\",\"window_start\":\"noon\",\"n\":1}", "its window_start is \"noon\" (--window-start-field); it must be a time: ISO 8601 with Z or an offset, or whole milliseconds since 1970.")]
    [InlineData("{\"k\":\"a\",\"window_start\":-9223372036854775808,\"n\":1}", "its window_start is -9223372036854775808 ms since 1970 (--window-start-field), which no calendar has.")]
    [InlineData("{\"k\":\"a\",\"window_start\":1e30,\"n\":1}", "its window_start is 1e30 (--window-start-field); it must be a time: ISO 8601 with Z or an offset, or whole milliseconds since 1970.")]
    [InlineData("{\"k\":null,\"window_start\":0,\"n\":1}", "its k is null (--key-field).")]
    [InlineData("{\"k\":\"a\",\"window_start\":0,\"n\":-1}", "its n is -1 (--count-field); it must be a whole number from 0 to 9223372036854775807.")]
    public async Task Window_Malformed_SaysWhatIsWrong(string line, string problem)
    {
        var run = await Run.Of($"verify {_stream.ByPlan} --check windows --key-field k --count-field n {Flink}", line);

        run.Messages.ShouldBe($"error: standard input, line 1: {problem} (--on-bad skip goes on without it.)\n");
        run.ExitCode.ShouldBe(ExitCodes.BadInput);
    }

    [Fact]
    public async Task Balance_OfCounters_IsJudgedByTheEngine()
    {
        var totals = _truth.Totals;
        const string Counters = "--counter accepted=c.ok --counter dropped-late=c.late --counter deduplicated=c.again --counter dead-lettered=c.dead --counter skipped=c.skipped";
        string Line(long late) => JsonSerializer.Serialize(new { c = new { ok = totals.Accepted, late, again = totals.Deduplicated, dead = totals.DeadLettered, skipped = totals.Skipped } });

        var right = await Run.Of($"verify {_stream.ByPlan} --check balance {Counters} {Flink}", Line(totals.DroppedLate));
        var wrong = await Run.Of($"verify {_stream.ByPlan} --check balance {Counters}", Line(totals.DroppedLate + 1));

        right.ShouldSatisfy(ExitCodes.Ok, "balance passed; ");
        wrong.ShouldSatisfy(ExitCodes.Wrong, "balance failed: unbalanced ");
    }

    [Fact]
    public async Task Watermarks_OfAConsumer_AreJudged()
    {
        var greatest = long.MinValue;
        var lines = new List<string>();
        foreach (var arrival in _events)
        {
            greatest = arrival.Labels.IsPoisoned ? greatest : Math.Max(greatest, arrival.Event.EventTime.ToUnixTimeMilliseconds());
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{{\"watermark\":{(greatest == long.MinValue ? greatest : greatest - 60_001)},\"read\":{{\"0\":{arrival.Position + 1}}}}}\n"));
        }

        var right = await Run.Of($"verify {_stream.ByPlan} --check watermark --consumed-field read {Flink}", string.Concat(lines));
        var ahead = await Run.Of($"verify {_stream.ByPlan} --check watermark --consumed-field read --engine flink --bound 2m", string.Concat(lines));
        var stuck = await Run.Of($"verify {_stream.ByPlan} --check watermark --consumed-field read {Flink}", string.Concat(lines.Take(9)));

        right.ShouldSatisfy(ExitCodes.Ok, "watermark progress passed; ");
        ahead.ShouldSatisfy(ExitCodes.Wrong, "watermark progress failed: watermark-ahead ");
        stuck.ShouldSatisfy(ExitCodes.Wrong, "watermark progress failed: watermark-stuck ");
    }

    private static double Amount(Arrival arrival)
    {
        using var document = JsonDocument.Parse(arrival.ToBytes());
        return document.RootElement.GetProperty("payload").TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.Number ? amount.GetDouble() : 0;
    }
}
