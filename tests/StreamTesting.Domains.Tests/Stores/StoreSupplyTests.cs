using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>The knobs of supply, measured back from the bytes.</summary>
public sealed class StoreSupplyTests
{
    [Fact]
    public void Priorities_OfReorders_HaveTheWeightsOfTheDocument() => Measured.Fits(
        Run(new StoreSupply(), 6).Of<ReorderTriggered>().Select(order => order.Priority), ("NORMAL", .7), ("HIGH", .2), ("URGENT", .1));

    [Fact]
    public void ReorderPointsAndQuantities_OfStores_AreThoseOfTheDocument()
    {
        var orders = Run(new StoreSupply(), 6).Of<ReorderTriggered>().Where(order => order.StoreId is not null).DistinctBy(order => (order.StoreId, order.ProductId)).ToList();

        orders.ShouldAllBe(order => order.ReorderPoint >= 10 && order.ReorderPoint <= 30 && order.ReorderQuantity >= 50 && order.ReorderQuantity <= 200);
        Measured.Mean([.. Run(new StoreSupply { MaintenancePerNight = 300 }, 12).Of<ReorderTriggered>().Where(order => order.StoreId is not null)
            .DistinctBy(order => (order.StoreId, order.ProductId)).Select(order => (double)order.ReorderPoint)], 20);
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(120, 480)]
    [InlineData(600, 600)]
    public void LeadTime_OfSuppliers_LiesWithinItsEnds(int from, int to)
    {
        var supply = new StoreSupply { ShortestLead = TimeSpan.FromMinutes(from), LongestLead = TimeSpan.FromMinutes(to) };
        var messages = Run(supply, 10);
        var ordered = messages.Where(message => message.Payload is ReorderTriggered { DcId: not null }).ToDictionary(message => message.TraceId);
        var leads = messages.Where(message => message.Payload is TruckArrived { StoreId: null })
            .Select(truck => (truck.EventTime - ordered[truck.Payload.ParentEventId!].EventTime).TotalMinutes / Share(ordered[truck.Payload.ParentEventId!].Payload)).ToList();

        leads.Count.ShouldBeGreaterThan(20);
        leads.ShouldAllBe(lead => lead >= from - 0.01 && lead <= to + 0.01);

        static double Share(StorePayload payload) => ((ReorderTriggered)payload).Priority switch { "NORMAL" => 1, "HIGH" => 0.5, _ => 0.25 };
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(200)]
    public void MaintenancePerNight_MeasuredBack_IsExactWhileThereIsStock(int count)
    {
        var changes = Run(new StoreSupply { MaintenancePerNight = count }, 3).Of<InventoryUpdated>().Where(change => change.Source == "maintenance").ToList();

        changes.Count.ShouldBe(3 * 6 * count);
        changes.ShouldAllBe(change => change.QuantityDelta <= -1 && change.QuantityDelta >= -10 && (change.Reason == "DAMAGED" || change.Reason == "LOST"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void BreakdownRate_MeasuredBack_IsTheShareOfTrucks(double rate) => Share(new StoreSupply { BreakdownRate = rate }, "truck_breakdown", rate);

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void WeatherDelayRate_MeasuredBack_IsTheShareOfTrucks(double rate) => Share(new StoreSupply { WeatherDelayRate = rate }, "weather_delay", rate);

    [Theory]
    [InlineData(1, 480)]
    [InlineData(0.5, 240)]
    public void Breakdowns_OfASeverity_DelayUpToSoManyMinutes(double severity, int most)
    {
        var (supply, fixedLead) = (new StoreSupply { BreakdownRate = 1, Severity = severity }, TimeSpan.FromMinutes(60));
        var messages = Run(supply with { ShortestLead = fixedLead, LongestLead = fixedLead }, 10);
        var ordered = messages.Where(message => message.Payload is ReorderTriggered { DcId: not null, Priority: "NORMAL" }).ToDictionary(message => message.TraceId);
        var delays = messages.Where(message => message.Payload is TruckArrived { StoreId: null } && ordered.ContainsKey(message.Payload.ParentEventId!))
            .Select(truck => (truck.EventTime - ordered[truck.Payload.ParentEventId!].EventTime - fixedLead).TotalMinutes).ToList();

        delays.ShouldAllBe(delay => delay > 0 && delay <= most);
        delays.Max().ShouldBeGreaterThan(0.8 * most);
    }

    [Fact]
    public void Outage_OfEveryDay_LetsNoTruckLeaveAndStockoutsPileUp()
    {
        var usual = Run(new StoreSupply { Products = 60 }, 3);
        var out_ = Run(new StoreSupply { Products = 60, OutageRate = 1 }, 3);

        out_.Of<InventoryUpdated>().ShouldNotContain(change => change.Reason == "OUTBOUND_SHIPMENT");
        out_.Of<TruckArrived>().ShouldNotContain(truck => truck.StoreId != null);
        out_.Of<StockoutDetected>().Count(empty => empty.StoreId is not null).ShouldBeGreaterThan(2 * usual.Of<StockoutDetected>().Count(empty => empty.StoreId is not null));
    }

    [Fact]
    public void Outage_OfAPartOfTheDay_MarksTheTrucksThatWaited()
    {
        var messages = Run(new StoreSupply { OutageRate = 1, Severity = 0.5 }, 3);
        var left = messages.Where(message => message.Payload is InventoryUpdated { Reason: "OUTBOUND_SHIPMENT" }).ToList();

        left.ShouldNotBeEmpty();
        left.ShouldAllBe(message => message.EventTime.Hour >= 12);
        messages.Of<TruckArrived>().ShouldContain(truck => truck.DisruptionApplied == "dc_outage");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.1)]
    public void Shortage_OfEveryDay_LessensWhatIsShipped(double rate, double share)
    {
        var messages = Run(new StoreSupply { ShortageRate = rate }, 3);
        var ordered = messages.Of<ReorderTriggered>().ToDictionary(order => order.CorrelationId!, order => order.ReorderQuantity);
        var shipped = messages.Of<InventoryUpdated>().Where(change => change.Reason == "OUTBOUND_SHIPMENT").ToList();

        shipped.Average(change => -change.QuantityDelta / (double)ordered[change.CorrelationId!]).ShouldBe(share, 0.05);
        shipped.ShouldAllBe(change => change.DisruptionApplied == (rate > 0 ? "inventory_shortage" : null));
    }

    [Fact]
    public void OutageAndShortageRate_BetweenTheEnds_AreTheSharesOfTheCentersDays()
    {
        const int days = 30;
        var shipping = Run(new StoreSupply { OutageRate = 0.3, ShortageRate = 0.6 }, days)
            .Where(message => message.Payload is InventoryUpdated { Reason: "OUTBOUND_SHIPMENT" })
            .ToLookup(message => (((InventoryUpdated)message.Payload).DcId, message.EventTime.Date), message => message.Payload.DisruptionApplied == "inventory_shortage");

        shipping.ShouldAllBe(day => day.Distinct().Count() == 1);
        ((double)(days - shipping.Count)).ShouldBe(0.3 * days, FourSigma(0.3, days));
        ((double)shipping.Count(day => day.First())).ShouldBe(0.6 * shipping.Count, FourSigma(0.6, shipping.Count));
    }

    private static double FourSigma(double rate, int count) => 4 * Math.Sqrt(rate * (1 - rate) * count);

    [Theory]
    [InlineData(StoreDisruptionKind.DcOutage, "dc_outage")]
    [InlineData(StoreDisruptionKind.InventoryShortage, "inventory_shortage")]
    [InlineData(StoreDisruptionKind.TruckBreakdown, "truck_breakdown")]
    [InlineData(StoreDisruptionKind.WeatherDelay, "weather_delay")]
    public void Disruption_AtAKnownTime_BefallsTheTrucksThatLeaveThen(StoreDisruptionKind kind, string name)
    {
        var (from, to) = (new DateTimeOffset(2024, 1, 16, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 1, 16, 18, 0, 0, TimeSpan.Zero));
        var (usual, disrupted) = (Run(new StoreSupply(), 4), Run(new StoreSupply { Disruptions = [new StoreDisruption(kind, from, to - from) { DcId = 1 }] }, 4));
        var touched = disrupted.Where(message => message.Payload.DisruptionApplied is not null).ToList();

        touched.ShouldNotBeEmpty();
        touched.ShouldAllBe(message => message.Payload.DisruptionApplied == name && message.EventTime >= from);
        disrupted.TakeWhile(message => message.EventTime < from).ShouldBe(usual.TakeWhile(message => message.EventTime < from));
        if (kind == StoreDisruptionKind.DcOutage)
        {
            disrupted.Where(message => message.EventTime > from.AddMinutes(10) && message.EventTime < to).Of<InventoryUpdated>().ShouldNotContain(change => change.Reason == "OUTBOUND_SHIPMENT");
        }
    }

    [Fact]
    public void Disruption_OfAnotherCenter_BefallsNobodyHere()
    {
        var supply = new StoreSupply { Disruptions = [new StoreDisruption(StoreDisruptionKind.TruckBreakdown, new DateTimeOffset(2024, 1, 15, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(5)) { DcId = 2 }] };
        var messages = Messages(new StoreDays(2) { Supply = supply, Visits = new StoreVisits { PingEvery = TimeSpan.FromHours(1) } }, 6);

        messages.Of<TruckArrived>().Where(truck => truck.DcId == 2).ShouldAllBe(truck => truck.DisruptionApplied == "truck_breakdown");
        messages.Of<TruckArrived>().Where(truck => truck.DcId == 1).ShouldAllBe(truck => truck.DisruptionApplied == null);
        messages.Of<TruckArrived>().Select(truck => truck.DcId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Disruptions_ByDefault_DoNotHappen() => Run(new StoreSupply(), 2).Select(message => message.Payload.DisruptionApplied).ShouldAllBe(disruption => disruption == null);

    [Fact]
    public void TruckTimes_MeasuredBack_AreUniformWithinTheDocumentsEnds()
    {
        var messages = Run(new StoreSupply { MaintenancePerNight = 200 }, 12);

        Measured.Mean([.. messages.Of<TruckArrived>().Select(truck => (double)truck.EstimatedUnloadDuration)], 105);
        Measured.Mean([.. messages.Of<TruckDeparted>().Select(truck => (double)truck.ActualUnloadDuration)], 112.5);
    }

    private static void Share(StoreSupply supply, string disruption, double rate)
    {
        var trucks = Run(supply, 6).Of<TruckArrived>().ToList();

        Measured.Share(trucks.Count(truck => truck.DisruptionApplied == disruption), trucks.Count, rate);
    }

    private static IReadOnlyList<StoreMessage> Run(StoreSupply supply, int days) => Messages(
        Calm(days) with { Supply = supply, Marketing = new StoreMarketing { JourneysPerStoreDay = 0 }, Visits = new StoreVisits { PingEvery = TimeSpan.FromHours(1), PerStoreDay = 150 } }, 6);
}
