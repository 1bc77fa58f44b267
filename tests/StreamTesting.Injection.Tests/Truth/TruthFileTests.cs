using System.Text;
using System.Text.Json;
using StreamTesting.Domains;

namespace StreamTesting.Injection.Tests;

public sealed class TruthFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["truth.jsonl"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Truth_OfAStream_SaysWhatItsLabelsSay()
    {
        foreach (var stream in new[] { Streams.Orders(), Streams.Rows(), Streams.Faulty(), Streams.FaultyEvents() })
        {
            await stream.WriteToAsync(Sink.Truth(Path));

            var truth = TruthFile.Read(Path);

            truth.Arrivals.Select(Plain).ShouldBe(TruthArrival.Of(stream).Select(Plain));
            truth.Arrivals.Select(arrival => arrival.Expectation).ShouldBe(stream.Select(arrival => stream.Truth.ExpectationOf(arrival)));
            foreach (var (line, arrival) in truth.Arrivals.Zip(stream))
            {
                var (happened, labels) = (arrival.Event, arrival.Labels);
                (line.Position, line.EventId, line.Key, line.Type, line.EventTime).ShouldBe((arrival.Position, happened.Id, happened.Key, happened.Type, happened.EventTime));
                (line.Topic, line.Partition, line.Offset, line.ArrivalTime).ShouldBe((arrival.Topic, arrival.Partition, arrival.PartitionPosition, arrival.ArrivalTime));
                (line.LateBy, line.LateByDays).ShouldBe((labels.Delay, (arrival.ArrivalTime.Date - happened.EventTime.Date).Days));
                (line.OutOfOrderBy, line.Displacement, line.OutOfOrderInEntityBy).ShouldBe((labels.OutOfOrderBy, labels.Displacement, labels.OutOfOrderInEntityBy));
                (line.Duplicate, line.FirstPosition, line.Operation).ShouldBe((labels.Duplicate, labels.FirstPosition, happened.Operation));
            }

            truth.Arrivals.Select(arrival => string.Join(", ", [.. arrival.Faults, .. arrival.Changes]))
                .ShouldBe(stream.Select(arrival => string.Join(
                    ", ",
                    [
                        .. arrival.Labels.Faults ?? NameList.Empty, .. (arrival.Labels.Payload?.Faults ?? []).Select(fault => fault.Name),
                        .. (arrival.Labels.Payload?.Changes ?? []).Select(change => change.ToString()),
                    ])));
            truth.Arrivals.Select(arrival => string.Join(", ", arrival.Causes).ToLowerInvariant())
                .ShouldBe(stream.Select(arrival => arrival.Causes == Causes.None ? "" : arrival.Causes.ToString().ToLowerInvariant()));
            truth.Header.ShouldBe(new TruthHeader(1, 1, stream.Seed.ToString(), stream.Plan.Domain.Name, truth.Header.Topics, stream.Partitions, stream.Plan.ToString(), truth.Header.PlanJson));
            truth.Header.Topics.ShouldBe(stream.Plan.Domain.Topics);
        }
    }

    [Fact]
    public async Task Truth_Header_MakesTheStreamAgain()
    {
        var stream = Streams.Orders();
        await stream.WriteToAsync(Sink.Truth(Path));

        var header = TruthFile.Read(Path).Header;

        StreamPlan.FromJson(header.PlanJson, DomainCatalogs.All).Generate(Seed.Parse(header.Seed)).Fingerprint().ShouldBe(stream.Fingerprint());
    }

    [Fact]
    public async Task Truth_Summary_IsThatOfAnIndependentMeasurement()
    {
        var stream = Streams.Orders(2000);
        await stream.WriteToAsync(Sink.Truth(Path));

        var summary = TruthFile.Read(Path).Summary;

        var measured = stream.Summary;
        summary.Arrivals.ShouldBe(measured.Measured.Arrivals);
        summary.Events.ShouldBe(measured.Measured.Unique);
        summary.LateByDay.ShouldBe(measured.Measured.LateByDay);
        summary.OutOfOrder.ShouldBe(measured.Measured.OutOfOrder);
        summary.OutOfOrderInEntity.ShouldBe(measured.Measured.OutOfOrderInEntity);
        summary.GreatestDelay.ShouldBe(measured.Measured.GreatestDelay);
        summary.EarliestEvent.ShouldBe(measured.Measured.EarliestEvent);
        summary.LatestEvent.ShouldBe(measured.Measured.LatestEvent);
        summary.ByType.ShouldBe(measured.Measured.ByType);
        summary.ByLane.ShouldBe(measured.Measured.ByLane);
        summary.Copies.Values.Sum().ShouldBe(measured.Measured.Duplicates);
        summary.Copies.ShouldAllBe(kind => kind.Value > 0);
        summary.Rows.Where(row => row.Name is "late by day" or "out of order" or "out of order in entity").Select(row => (row.Name, row.AskedCount, row.Measured, row.All, row.Of))
            .ShouldBe(measured.Rows.Where(row => row.Name is "late by day" or "out of order" or "out of order in entity").Select(row => (row.Name, row.AskedCount, (long?)row.Measured, (long?)row.All, row.Of)));
    }

    [Fact]
    public async Task Truth_OfOrders_HasTheLastStatusAndAmountOfEach()
    {
        var stream = Streams.Orders(500);
        await stream.WriteToAsync(Sink.Truth(Path));

        var states = TruthFile.Read(Path).States;

        states.Count.ShouldBe(500);
        var byKey = stream.Where(arrival => !arrival.Labels.IsDuplicate).Select(arrival => arrival.Event).OrderBy(e => e.EventTime).GroupBy(e => e.Key);
        foreach (var order in byKey)
        {
            using var state = JsonDocument.Parse(states.Single(known => known.Key == order.Key).StateJson!);
            var created = order.Select(e => e.Payload).OfType<OrderCreated>().Single();
            var amount = order.Select(e => e.Payload).OfType<OrderAmountCorrected>().LastOrDefault()?.NewAmount ?? created.Amount;
            var status = order.Select(e => e.Payload).LastOrDefault(p => p is not OrderAmountCorrected) switch
            {
                OrderCancelled => "cancelled", OrderShipped => "shipped", PaymentAuthorized => "authorized", _ => "created",
            };
            state.RootElement.GetProperty("status").GetString().ShouldBe(status);
            state.RootElement.GetProperty("amount").GetDecimal().ShouldBe(amount);
            state.RootElement.GetProperty("currency").GetString().ShouldBe(created.Currency);
        }
    }

    [Fact]
    public async Task Truth_OfDeletedRows_HasNullForThem()
    {
        await Streams.Rows(6 * 9 + 2).WriteToAsync(Sink.Truth(Path));

        var states = TruthFile.Read(Path).States;

        states.Select(state => (state.Topic, state.Key, state.StateJson)).ShouldBe([
            ("guests", "row \"0\"", "54"), ("rooms/prices", "row \"1\"", "55"), ("guests", "row \"2\"", "50"),
            ("rooms/prices", "row \"3\"", "51"), ("guests", "row \"4\"", "52"), ("rooms/prices", "row \"5\"", "53"),
        ]);
        await Streams.Rows(6 * 3).WriteToAsync(Sink.Truth(Path));
        TruthFile.Read(Path).States.ShouldAllBe(state => state.StateJson == null);
    }

    [Fact]
    public async Task Truth_EachLine_FitsTheSchema()
    {
        var schema = JsonSchema.Of(Root.PathOf("docs", "truth-file.schema.json"));
        foreach (var stream in new[] { Streams.Orders(), Streams.Rows(), Streams.Faulty(), Streams.Orders(0) })
        {
            await stream.WriteToAsync(Sink.Truth(Path));

            foreach (var line in File.ReadLines(Path))
            {
                using var document = JsonDocument.Parse(line);
                schema.Problems(document.RootElement).ShouldBeEmpty(line);
            }
        }

        using var wrong = JsonDocument.Parse("""{"line":"state","topic":"","key":"k","state":1,"more":2}""");
        schema.Problems(wrong.RootElement).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Truth_OfFaults_CountsThem()
    {
        var stream = Streams.Faulty();
        await stream.WriteToAsync([Sink.Truth(Path), Sink.File(_folder["events"])]);

        var truth = TruthFile.Read(Path);

        truth.Summary.Poisoned.ShouldBe(stream.Count(arrival => arrival.Labels.IsPoisoned && !arrival.Labels.IsDuplicate));
        truth.Arrivals.ShouldContain(arrival => arrival.Duplicate != DuplicateKind.None && arrival.Expectation == Expectation.Must);
        truth.Summary.Poisoned.ShouldBeGreaterThan(50);
        truth.Summary.ByCause.ShouldBe(truth.Arrivals.Where(arrival => arrival.Duplicate == DuplicateKind.None).SelectMany(arrival => arrival.Causes)
            .GroupBy(cause => cause).ToDictionary(cause => cause.Key, cause => (long)cause.Count()), ignoreOrder: true);
        truth.Summary.ByFault["missing-amount"].ShouldBe(truth.Arrivals.Count(arrival => arrival.Duplicate == DuplicateKind.None && arrival.Faults.Contains("missing-amount")));
        truth.Summary.Rows.Select(row => row.Name).ShouldBe(["retry duplicates", "poisoned", "fault missing-amount", stream.Plan.Disorder[3].Description, "business rows entered twice"]);
        _folder.Contents()["events"].ShouldBe(Streams.Lines(stream));
        File.ReadAllText(_folder["events"]).Count(c => c == '\n').ShouldBe(truth.Arrivals.Count);
    }

    [Fact]
    public async Task InBandTruth_AddsTheLabelsAsALastMember()
    {
        var stream = Streams.Rows(200, hasPoison: true);
        await stream.WriteToAsync([Sink.File(_folder["plain"])]);
        await stream.WriteToAsync([Sink.File(_folder["labelled"]), Sink.Truth(Path)], new SinkOptions { InBandTruth = true });

        var plain = File.ReadAllLines(_folder["plain"]);
        var labelled = File.ReadAllLines(_folder["labelled"]);
        var truth = TruthFile.Read(Path);
        var objects = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            if (!plain[i].EndsWith("}}", StringComparison.Ordinal))
            {
                labelled[i].ShouldBe(plain[i]);
                continue;
            }

            objects++;
            labelled[i].ShouldStartWith(plain[i][..^1] + ",\"_truth\":{");
            using var document = JsonDocument.Parse(labelled[i]);
            var labels = document.RootElement.GetProperty("_truth");
            labels.GetProperty("position").GetInt64().ShouldBe(i);
            labels.GetProperty("offset").GetInt64().ShouldBe(truth.Arrivals[i].Offset);
            labels.GetProperty("lateBySeconds").GetDecimal().ShouldBe((decimal)truth.Arrivals[i].LateBy.Ticks / TimeSpan.TicksPerSecond);
            labels.TryGetProperty("duplicate", out _).ShouldBe(truth.Arrivals[i].Duplicate != DuplicateKind.None);
        }

        objects.ShouldBeInRange(100, plain.Length - 20);
    }

    [Fact]
    public async Task Stats_OfOrders_HasTheDocumentsKeysInTheirOrder()
    {
        var stream = Streams.Orders();
        await stream.WriteToAsync(Sink.Stats(_folder["out", "stats.json"], outDir: "out"));

        using var stats = JsonDocument.Parse(File.ReadAllText(_folder["out", "stats.json"]));

        var root = stats.RootElement;
        root.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["n_events", "n_orders", "event_types", "late_events_estimate", "late_rate_observed", "out_dir", "seed", "plan", "measured"]);
        root.GetProperty("n_events").GetInt64().ShouldBe(stream.Count());
        root.GetProperty("n_orders").GetInt64().ShouldBe(300);
        root.GetProperty("event_types").EnumerateObject().Select(type => type.Name).ShouldBe(stream.Summary.Measured.ByType.Keys);
        var late = stream.Count(arrival => arrival.ArrivalTime.Date > arrival.Event.EventTime.Date);
        root.GetProperty("late_events_estimate").GetInt32().ShouldBe(late);
        root.GetProperty("late_rate_observed").GetDouble().ShouldBe((double)late / stream.Count());
        root.GetProperty("out_dir").GetString().ShouldBe("out");
        root.GetProperty("seed").GetString().ShouldBe(stream.Seed.ToString());
        root.GetProperty("measured").GetProperty("duplicates").GetInt64().ShouldBe(stream.Summary.Measured.Duplicates);
    }

    private static TruthArrival Plain(TruthArrival arrival) => arrival with { Causes = [], Faults = [], Changes = [], LeftOut = [] };
}
