using System.Text.Json;
using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Cli.Tests;

public sealed class GenerateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Orders_AsTheDocumentSays_AreThoseOfTheLibrary()
    {
        var run = await Run.Of($"generate orders --out {_folder.Root}");

        var stream = Orders.AsDocumented(5000).Generate(new Seed(42));
        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Output.ShouldBeEmpty();
        run.Messages.ShouldStartWith($"{stream.Plan}, in 1 partition\nseed {stream.Seed}\n{stream.Count()} arrivals, ");
        var files = _folder.Contents();
        files["events.ndjson"].ShouldBe([.. stream.SelectMany(arrival => (byte[])[.. arrival.ToBytes(), (byte)'\n'])]);
        files.Keys.Where(name => !name.Contains('/')).ShouldBe(["events.ndjson", "stats.json", "truth.jsonl"]);
        files.Keys.Count(name => name.StartsWith("events_by_ingest_date/2026-01-")).ShouldBe(18);
        files.Keys.Count(name => name.StartsWith("events_by_event_date/2026-01-")).ShouldBe(15);
        TruthFile.Read(_folder["truth.jsonl"]).Arrivals.Count.ShouldBe(stream.Count());
    }

    [Theory]
    [InlineData("hotel")]
    [InlineData("hotel --stream guests --guest-form debezium")]
    [InlineData("hotel --stream room-prices")]
    [InlineData("hotel --stream all")]
    [InlineData("hotel --as-documented --n-bookings 500")]
    [InlineData("orders --n-orders 100 --duplicate-rate 0.1 --displaced-rate 0.1 --redeliver 10")]
    [InlineData("retail")]
    [InlineData("retail --rate 20 --duration 10")]
    [InlineData("retail --n-happenings 50 --min-delta 0 --max-delta 0")]
    [InlineData("stores --stores 2 --dcs 1")]
    [InlineData("api --count 300 --hours 168")]
    public async Task Domain_ByItsOptions_GivesWholeJsonAndItsTruth(string domain)
    {
        var run = await Run.Of($"generate {domain} --seed 7 --partitions 2 --output - --truth {_folder["truth"]} --by-topic {_folder["topics"]}");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        var truth = TruthFile.Read(_folder["truth"]);
        run.Lines.Count.ShouldBe(truth.Arrivals.Count);
        run.Lines.Count.ShouldBeGreaterThan(40);
        run.Lines.ShouldAllBe(line => IsJson(line));
        truth.Header.Partitions.ShouldBe(2);
        truth.Header.Seed.ShouldBe(new Seed(7).ToString());
        _folder.Contents().Keys.Count(name => name.StartsWith("topics/")).ShouldBe(truth.Arrivals.Select(arrival => arrival.Topic).Distinct().Count());
    }

    [Fact]
    public async Task Generate_Twice_GivesTheSameBytes()
    {
        var first = await Run.Of("generate hotel --stream all --seed 5");

        (await Run.Of("generate hotel --stream all --seed st1-00000000000055")).Output.ShouldBe(first.Output);
        (await Run.Of("generate hotel --stream all --seed 6")).Output.ShouldNotBe(first.Output);
    }

    [Fact]
    public async Task Seed_NotGiven_IsPrintedAndMakesTheSameAgain()
    {
        var first = await Run.Of("generate api --count 20");

        var seed = first.Messages.Split('\n').Single(line => line.StartsWith("seed ")).Split(' ')[1];
        (await Run.Of($"generate api --count 20 --seed {seed}")).Output.ShouldBe(first.Output);
        (await Run.Of("generate api --count 20")).Output.ShouldNotBe(first.Output);
    }

    [Fact]
    public async Task Plan_Printed_MakesTheSameStream()
    {
        const string Options = "orders --n-orders 50 --v2-rate 1 --duplicate-rate 0.2 --duplicate-as retry --partitions 3 --set transport=00:00:05";
        var plan = await Run.Of($"generate {Options} --print-plan");
        File.WriteAllText(_folder["plan.json"], plan.Output);

        var again = await Run.Of($"generate --plan {_folder["plan.json"]} --seed 42");

        again.Output.ShouldBe((await Run.Of($"generate {Options}")).Output);
        StreamPlan.FromJson(plan.Output, DomainCatalogs.All).Domain.ShouldBeOfType<OrderLifecycles>().Transport.ShouldBe(TimeSpan.FromSeconds(5));
        again.Lines.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Plan_Broken_SaysWhere()
    {
        File.WriteAllText(_folder["plan.json"], "{\"streamtesting\":1,\"domain\":{\"name\":\"hotels\"}}");

        var run = await Run.Of($"generate --plan {_folder["plan.json"]}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldStartWith($"error: {_folder["plan.json"]}: The JSON is not a plan: there is no domain 'hotels'; there are: ");
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("json")]
    [InlineData("json-compact")]
    public async Task Shards_OfAnyFormat_JoinToTheWhole(string format)
    {
        var whole = await Run.Of($"generate orders --n-orders 40 --format {format}");

        var parts = new[] { 1, 2, 3 }.Select(i => Run.Of($"generate orders --n-orders 40 --format {format} --shard {i}/3").Result.Output);

        string.Concat(parts).ShouldBe(whole.Output);
    }

    [Theory]
    [InlineData("orders --n-orders 60")]
    [InlineData("hotel --stream all --n-bookings 40 --n-guests 40 --nights 2")]
    [InlineData("hotel --stream guests --guest-form debezium --n-guests 60")]
    [InlineData("retail --n-happenings 150")]
    [InlineData("stores --visits-per-store-day 5")]
    [InlineData("stores --mixed 300")]
    [InlineData("api --count 300")]
    public async Task Shards_OfAnyDomain_JoinToTheWholesFiles(string domain)
    {
        var common = $"generate {domain} --seed 5 --partitions 3 --late 0.1 --late-up-to 2d --duplicate-rate 0.1 --step 'offline rate=0.1 up-to=2h' --poison-rate 0.05 --quiet";
        string Of(string part) => $"{common} --by-topic {_folder[part, "topics"]} --by-event-date {_folder[part, "events"]} --by-arrival-date {_folder[part, "arrivals"]} --truth {_folder[part, "truth"]}";

        (await Run.Of(Of("whole"))).Messages.ShouldBeEmpty();
        foreach (var i in new[] { 1, 2, 3 })
        {
            (await Run.Of($"{Of($"part{i}")} --shard {i}/3")).Messages.ShouldBeEmpty();
        }

        var files = _folder.Contents();
        foreach (var (name, bytes) in files.Where(file => file.Key.StartsWith("whole/", StringComparison.Ordinal)))
        {
            var parts = new[] { 1, 2, 3 }.Select(i => files.GetValueOrDefault($"part{i}/{name["whole/".Length..]}", []));
            parts.SelectMany(part => part).ShouldBe(bytes, name);
        }
    }

    [Fact]
    public async Task InBandTruth_WhereAsked_IsAMember()
    {
        var run = await Run.Of("generate orders --n-orders 10 --in-band-truth");

        run.Lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.GetProperty("_truth").GetProperty("expectation").GetString() == "must");
    }

    [Fact]
    public async Task Quiet_SaysNothing() => (await Run.Of("generate orders --n-orders 3 --quiet")).Messages.ShouldBeEmpty();

    [Fact]
    public async Task Csv_WithABadRow_SaysWhichAndGoesOn()
    {
        File.WriteAllText(_folder["rows.csv"], "id,at\na,2026-01-01\nb,nope\nc,2026-01-02\n");

        var run = await Run.Of($"generate csv --file {_folder["rows.csv"]} --time-column at --key-column id --seed 1");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Lines.Count.ShouldBe(2);
        run.Messages.ShouldContain("nope");
        (await Run.Of($"generate csv --file {_folder["rows.csv"]} --time-column at --key-column id --max-bad-rows 0")).ExitCode.ShouldBe(ExitCodes.BadInput);
    }

    [Fact]
    public async Task Generate_Cancelled_SaysTotalsAndLeavesNoFile()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var run = await Run.Of($"generate orders --n-orders 100000000 --output {_folder["e"]}", cancellationToken: cancel.Token);

        run.ExitCode.ShouldBe(ExitCodes.Cancelled);
        run.Messages.ShouldMatch(@"Cancelled after \d+ arrivals, \d+ bytes in .* Unfinished files were removed\.\n$");
        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task Now_ShiftsTheFirstArrivalToNow()
    {
        var before = TimeProvider.System.GetUtcNow();

        var run = await Run.Of("generate orders --n-orders 20 --now");

        using var first = JsonDocument.Parse(run.Lines[0]);
        first.RootElement.GetProperty("ingest_time").GetDateTimeOffset().ShouldBeInRange(before.AddSeconds(-1), TimeProvider.System.GetUtcNow());
        run.Lines.Count.ShouldBe((await Run.Of("generate orders --n-orders 20")).Lines.Count);
        (await Run.Of("generate stores --now")).ExitCode.ShouldBe(ExitCodes.Usage);
    }

    private static bool IsJson(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Null;
    }
}
