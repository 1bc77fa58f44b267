using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class StoreJsonTests
{
    private static readonly string[] Eight = ["event_type", "payload", "trace_id", "ingest_timestamp", "schema_version", "source", "correlation_id", "partition_key"];

    public static TheoryData<StoreEventType> Types => [.. Enum.GetValues<StoreEventType>()];

    [Theory]
    [InlineData(StoreEnvelope.Documented)]
    [InlineData(StoreEnvelope.Extended)]
    public void Envelope_OfEveryEvent_HasTheDocumentsFieldsInItsOrder(StoreEnvelope envelope)
    {
        string[] expected = envelope == StoreEnvelope.Documented ? Eight : [.. Eight, "session_id", "parent_event_id"];

        foreach (var arrival in Stores.Day(o => o with { Envelope = envelope, StoreCount = 1, DcCount = 1 }).Generate(new Seed(1)))
        {
            using var json = JsonDocument.Parse(arrival.ToBytes());
            json.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(expected);
            json.RootElement.GetProperty("ingest_timestamp").GetString().ShouldNotBeNull().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
            json.RootElement.GetProperty("payload").EnumerateObject().First().Name.ShouldBe("event_time");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Parse_OfEveryType_GivesThePayloadAgain(StoreEventType type)
    {
        var stream = Stores.Mixed(40, WeightOf(type), o => o with { Envelope = StoreEnvelope.Extended }).Generate(new Seed(2));

        foreach (var arrival in stream)
        {
            var message = StoreMessage.Parse(arrival.ToBytes());
            message.EventType.ShouldBe(StoreTypes.NameOf(type));
            message.Payload.ShouldBe(arrival.Event.Payload);
            message.EventTime.ShouldBe(arrival.Event.EventTime);
            message.IngestTimestamp.ShouldBe(arrival.Stamp);
            message.TraceId.ShouldBe(arrival.Event.Id);
            message.PartitionKey.ShouldBe(arrival.Event.Key);
        }
    }

    [Fact]
    public void Parse_OfADay_GivesThePayloadsAgain()
    {
        foreach (var arrival in Stores.Day(o => o with { Envelope = StoreEnvelope.Extended, Supply = new StoreSupply { BreakdownRate = 0.5 } }).Generate(new Seed(3)))
        {
            StoreMessage.Parse(arrival.ToBytes()).Payload.ShouldBe(arrival.Event.Payload);
        }
    }

    [Theory]
    [InlineData("{}", "has no member 'event_type'")]
    [InlineData("{\"event_type\":\"x\",\"payload\":{}}", "'event_type' is 'x'")]
    [InlineData("{\"event_type\":\"store_opened\",\"payload\":{\"store_id\":\"1\"}}", "'store_id' is no whole number")]
    [InlineData("{\"event_type\":3}", "'event_type' is Number")]
    [InlineData("[", "")]
    public void Parse_OfSomethingElse_SaysWhatIsWrong(string json, string says) =>
        Should.Throw<JsonException>(() => StoreMessage.Parse(System.Text.Encoding.UTF8.GetBytes(json))).Message.ShouldContain(says);

    [Theory]
    [MemberData(nameof(Types))]
    public void Conflicting_OfEveryType_DiffersInOneFieldOfTheBytes(StoreEventType type)
    {
        var mix = new StoreMix(30) { Weights = WeightOf(type) };
        var random = new Seed(4).Random();

        foreach (var original in mix.Events(new Seed(4)))
        {
            var other = mix.Conflicting(original, ref random);
            (other.Id, other.Type, other.Key, other.EventTime).ShouldBe((original.Id, original.Type, original.Key, original.EventTime));
            other.Payload.ShouldNotBe(original.Payload);
        }
    }

    [Fact]
    public void Conflicts_OfADay_HaveOtherBytesThanTheirOriginals()
    {
        var stream = Stores.Day().Duplicated(0.5, DuplicateKind.Conflicting).Generate(new Seed(5));
        var first = new Dictionary<string, byte[]>();

        foreach (var arrival in stream)
        {
            if (arrival.Labels.IsDuplicate)
            {
                StoreMessage.Parse(arrival.ToBytes()).Payload.ShouldNotBe(StoreMessage.Parse(first[arrival.Event.Id]).Payload);
            }
            else
            {
                first.Add(arrival.Event.Id, arrival.ToBytes());
            }
        }
    }

    [Theory]
    [InlineData(StoreFaults.CollidingTraceId)]
    [InlineData(StoreFaults.NaiveTimestamp)]
    [InlineData(StoreFaults.UnrelatedPayment)]
    [InlineData(StoreFaults.LineNumberGap)]
    [InlineData(StoreFaults.StockBackwards)]
    [InlineData(StoreFaults.NegativeStock)]
    [InlineData(StoreFaults.TotalAsText)]
    [InlineData(StoreFaults.LostCorrelation)]
    public void Fault_OfTheDocument_ChangesBytesAndIsLabelled(string fault)
    {
        var (whole, faulty) = (Stores.Day().Generate(new Seed(6)), Stores.Day().Faulty(0.1, fault).Generate(new Seed(6)));
        var changed = whole.Zip(faulty).Where(pair => !pair.First.ToBytes().AsSpan().SequenceEqual(pair.Second.ToBytes())).Select(pair => pair.Second).ToList();

        changed.ShouldNotBeEmpty();
        changed.ShouldAllBe(arrival => arrival.Labels.Payload!.ToString().Contains(fault));
        faulty.Count(arrival => arrival.Labels.Payload is not null).ShouldBe(changed.Count);
    }

    [Fact]
    public void FinalStates_OfADay_AreWhatItsEventsAddUpTo()
    {
        IFinalStates days = new StoreDays { StoreCount = 2, DcCount = 1 };
        var messages = StoreRuns.Messages((StoreDays)days, 7);
        var states = new Dictionary<string, object?>();
        foreach (var happened in ((StoreDays)days).Events(new EventStreamSeed(7).Value))
        {
            states[happened.Key] = days.Apply(states.GetValueOrDefault(happened.Key), happened);
        }

        var store = (StoreState)states["store_1"]!;
        store.IsOpen.ShouldBeFalse();
        store.Receipts.ShouldBe(messages.Of<ReceiptCreated>().Count(receipt => receipt.StoreId == 1));
        store.Paid.ShouldBe(messages.Of<PaymentProcessed>().Where(payment => payment.StoreId == 1).Sum(payment => payment.Amount));
        store.Visits.ShouldBe(messages.Of<CustomerEntered>().Count(visit => visit.StoreId == 1));
        store.OpenOrders.ShouldBe(messages.Of<OnlineOrderCreated>().Count(order => order.StoreId == 1) - messages.Of<OnlineOrderShipped>().Count(order => order.StoreId == 1));
        foreach (var product in messages.Of<InventoryUpdated>().Where(change => change.StoreId == 1).GroupBy(change => change.ProductId))
        {
            store.Stock[product.Key].ShouldBe(product.Last().NewQuantity);
        }

        ((StoreState)states["marketing_email"]!).Cost.ShouldBe(messages.Of<AdImpression>().Where(ad => ad.Channel == "EMAIL").Sum(ad => ad.Cost));
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            days.Write(store, json);
        }

        using var written = JsonDocument.Parse(output.ToArray());
        written.RootElement.GetProperty("receipts").GetInt64().ShouldBe(store.Receipts);
        written.RootElement.GetProperty("stock").EnumerateObject().Count().ShouldBe(store.Stock.Count);
    }

    private static StoreWeights WeightOf(StoreEventType type) => type switch
    {
        StoreEventType.ReceiptCreated => StoreWeights.None with { ReceiptCreated = 1 },
        StoreEventType.ReceiptLineAdded => StoreWeights.None with { ReceiptLineAdded = 1 },
        StoreEventType.PaymentProcessed => StoreWeights.None with { PaymentProcessed = 1 },
        StoreEventType.InventoryUpdated => StoreWeights.None with { InventoryUpdated = 1 },
        StoreEventType.StockoutDetected => StoreWeights.None with { StockoutDetected = 1 },
        StoreEventType.ReorderTriggered => StoreWeights.None with { ReorderTriggered = 1 },
        StoreEventType.CustomerEntered => StoreWeights.None with { CustomerEntered = 1 },
        StoreEventType.CustomerZoneChanged => StoreWeights.None with { CustomerZoneChanged = 1 },
        StoreEventType.BlePingDetected => StoreWeights.None with { BlePingDetected = 1 },
        StoreEventType.TruckArrived => StoreWeights.None with { TruckArrived = 1 },
        StoreEventType.TruckDeparted => StoreWeights.None with { TruckDeparted = 1 },
        StoreEventType.StoreOpened => StoreWeights.None with { StoreOpened = 1 },
        StoreEventType.StoreClosed => StoreWeights.None with { StoreClosed = 1 },
        StoreEventType.AdImpression => StoreWeights.None with { AdImpression = 1 },
        StoreEventType.PromotionApplied => StoreWeights.None with { PromotionApplied = 1 },
        StoreEventType.OnlineOrderCreated => StoreWeights.None with { OnlineOrderCreated = 1 },
        StoreEventType.OnlineOrderPicked => StoreWeights.None with { OnlineOrderPicked = 1 },
        _ => StoreWeights.None with { OnlineOrderShipped = 1 },
    };

    /// <summary>The seed of which a stream's domain makes its events.</summary>
    private readonly record struct EventStreamSeed(ulong Number)
    {
        public Seed Value => Stores.Day().Generate(new Seed(Number)).DomainSeed;
    }
}
