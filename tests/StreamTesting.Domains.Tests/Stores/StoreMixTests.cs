using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

public sealed class StoreMixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Weights_OfTheDocumentsExample_AreMetExactly(ulong seed)
    {
        var weights = StoreWeights.None with { ReceiptCreated = 0.3, CustomerEntered = 0.4, InventoryUpdated = 0.3 };

        Messages(Stores.Mixed(100, weights).Generate(new Seed(seed))).CountBy(message => message.EventType).ToDictionary()
            .ShouldBe(new Dictionary<string, int> { ["receipt_created"] = 30, ["customer_entered"] = 40, ["inventory_updated"] = 30 }, ignoreOrder: true);
    }

    [Fact]
    public void Weights_ByDefault_AreMetExactlyAndForgetNoType()
    {
        var counts = Messages(Stores.Mixed(10_800).Generate(new Seed(3))).CountBy(message => message.EventType).ToDictionary();

        counts.Keys.Order().ShouldBe(StoreTypes.Names.Order());
        foreach (var type in Enum.GetValues<StoreEventType>())
        {
            counts[StoreTypes.NameOf(type)].ShouldBe((int)Math.Round(10_000 * new StoreWeights().Of(type)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Count_OfFewEvents_IsExact(int count)
    {
        var mix = new StoreMix(count);

        mix.Events(new Seed(4)).Count().ShouldBe(count);
        mix.Size.ShouldBe(new DomainSize(count, 0));
    }

    [Fact]
    public void Order_OfTypes_IsRandom() => Measured.Fits(
        new StoreMix(20_000) { Weights = StoreWeights.None with { TruckArrived = 1, StoreOpened = 1 } }.Events(new Seed(5)).Take(10_000).Select(happened => happened.Type),
        ("truck_arrived", .5), ("store_opened", .5));

    [Theory]
    [InlineData(500, 100)]
    [InlineData(500, 1)]
    [InlineData(1, 7)]
    [InlineData(2000, 10_000)]
    public void Bursts_OfEvents_ComeEveryInterval(int milliseconds, int burst)
    {
        var mix = new StoreMix(3 * burst) { EmitInterval = TimeSpan.FromMilliseconds(milliseconds), Burst = burst };
        var events = mix.Events(new Seed(6)).ToList();

        for (var i = 0; i < events.Count; i++)
        {
            var from = mix.Start + (i / burst * mix.EmitInterval);
            events[i].EventTime.ShouldBeInRange(from, from + mix.EmitInterval - TimeSpan.FromMilliseconds(1));
        }

        events.Zip(events.Skip(1)).ShouldAllBe(pair => pair.First.EventTime <= pair.Second.EventTime);
        events.Select(happened => happened.Id).Distinct().Count().ShouldBe(events.Count);
    }

    [Fact]
    public void Rate_AtTheDefaults_Is200EventsASecond()
    {
        var events = new StoreMix(100_000).Events(new Seed(7)).ToList();

        (events.Count / (events[^1].EventTime - events[0].EventTime).TotalSeconds).ShouldBe(200, 0.5);
    }

    [Theory]
    [InlineData(StoreEventType.ReceiptCreated, 12, 15, 0.15)]
    [InlineData(StoreEventType.ReceiptCreated, 8, 15, 0.09)]
    [InlineData(StoreEventType.ReceiptCreated, 3, 15, 0.015)]
    [InlineData(StoreEventType.ReceiptCreated, 12, 20, 0.12)]
    [InlineData(StoreEventType.AdImpression, 20, 15, 0.30)]
    [InlineData(StoreEventType.AdImpression, 21, 15, 0.18)]
    [InlineData(StoreEventType.BlePingDetected, 22, 21, 0.12)]
    [InlineData(StoreEventType.BlePingDetected, 23, 21, 0.02)]
    [InlineData(StoreEventType.CustomerEntered, 9, 15, 0.20)]
    [InlineData(StoreEventType.InventoryUpdated, 7, 15, 0.06)]
    [InlineData(StoreEventType.StoreOpened, 12, 15, 0.01)]
    [InlineData(StoreEventType.TruckArrived, 6, 15, 0.005)]
    public void LikelihoodOf_ATypeAtATime_IsBaseTimesHourTimesWeekend(StoreEventType type, int hour, int day, double expected) =>
        StoreMix.LikelihoodOf(type, new DateTimeOffset(2024, 1, day, hour, 30, 0, TimeSpan.Zero)).ShouldBe(expected, 1e-9);

    [Theory]
    [InlineData(12, 15)]
    [InlineData(3, 20)]
    public void Patterned_MeasuredBack_YieldsAsManyAsAreLikely(int hour, int day)
    {
        var start = new DateTimeOffset(2024, 1, day, hour, 0, 0, TimeSpan.Zero);
        var mix = new StoreMix(100_000) { Start = start, Patterned = true };
        var counts = mix.Events(new Seed(8)).CountBy(happened => happened.Type).ToDictionary();

        mix.Size.ShouldBeNull();
        foreach (var type in Enum.GetValues<StoreEventType>())
        {
            Measured.Share(
                counts.GetValueOrDefault(StoreTypes.NameOf(type)), (long)Math.Round(100_000 * new StoreWeights().Of(type) / 1.08), StoreMix.LikelihoodOf(type, start));
        }
    }

    [Fact]
    public void Events_OfABatch_AreRightByThemselves()
    {
        var messages = Messages(Stores.Mixed(5000).Generate(new Seed(9)));

        messages.Of<ReceiptCreated>().ShouldAllBe(receipt => receipt.Gross - receipt.Discount == receipt.Subtotal && receipt.Subtotal + receipt.Tax == receipt.Total
            && receipt.Tax == Math.Round(receipt.Subtotal * 0.08m, 2, MidpointRounding.AwayFromZero));
        messages.Of<ReceiptLineAdded>().ShouldAllBe(line => line.ExtendedPrice == line.Quantity * line.UnitPrice);
        messages.Of<InventoryUpdated>().ShouldAllBe(change => change.PreviousQuantity + change.QuantityDelta == change.NewQuantity && change.NewQuantity >= 0
            && change.PreviousQuantity >= 0 && change.QuantityDelta > 0 == (change.Reason == "INBOUND_SHIPMENT") && change.StoreId == null != (change.DcId == null));
        messages.Of<CustomerZoneChanged>().ShouldAllBe(move => move.FromZone != move.ToZone);
        messages.Of<ReorderTriggered>().ShouldAllBe(order => order.CurrentQuantity <= order.ReorderPoint);
        messages.ShouldAllBe(message => message.Payload.CorrelationId == null && message.Payload.ParentEventId == null);
        Measured.Share(messages.Of<InventoryUpdated>().Count(change => change.StoreId is not null), messages.Of<InventoryUpdated>().Count(), 0.7);
    }

    [Theory]
    [InlineData(StoreEventType.ReceiptCreated)]
    [InlineData(StoreEventType.TruckDeparted)]
    public void Event_OfATypeAtATime_IsTheSameForTheSameSeed(StoreEventType type)
    {
        var time = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var (one, same, other) = (Stores.Event(type, time, new Seed(42)), Stores.Event(type, time, new Seed(42)), Stores.Event(type, time, new Seed(43)));

        (one.Id, one.Type, one.EventTime).ShouldBe(("TR_1704067200_00001", StoreTypes.NameOf(type), time));
        same.Payload.ShouldBe(one.Payload);
        other.Payload.ShouldNotBe(one.Payload);
    }
}
