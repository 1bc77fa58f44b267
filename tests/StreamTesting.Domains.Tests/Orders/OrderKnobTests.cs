namespace StreamTesting.Domains.Tests;

/// <summary>Every knob of the document, measured back from the payloads of the arrivals: at 0, at its default and at 1.</summary>
public sealed class OrderKnobTests
{
    private const int Count = 2000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.35, 700)]
    [InlineData(1, 2000)]
    public void V2Rate_MeasuredBack_IsExact(double rate, int expected)
    {
        var created = Payloads<OrderCreated>(o => o with { V2Rate = rate });

        created.Count(order => order.DeviceType is not null).ShouldBe(expected);
        created.Where(order => order.DeviceType is null).ShouldAllBe(order => order.PromoCode == null);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.08, 160)]
    [InlineData(1, 2000)]
    public void CancelRate_MeasuredBack_IsExact(double rate, int expected) =>
        Payloads<OrderCancelled>(o => o with { CancelRate = rate }).Count.ShouldBe(expected);

    [Theory]
    [InlineData(0, 0.08, 0)]
    [InlineData(0.85, 0.08, 1564)]
    [InlineData(1, 0.08, 1840)]
    [InlineData(1, 1, 0)]
    public void ShipRate_MeasuredBack_IsExactOfTheNotCancelled(double rate, double cancelRate, int expected) =>
        Payloads<OrderShipped>(o => o with { ShipRate = rate, CancelRate = cancelRate }).Count.ShouldBe(expected);

    [Theory]
    [InlineData(0, 0.08, 0)]
    [InlineData(0.10, 0.08, 184)]
    [InlineData(1, 0.08, 1840)]
    [InlineData(1, 1, 0)]
    public void CorrectionRate_MeasuredBack_IsExactOfTheNotCancelled(double rate, double cancelRate, int expected) =>
        Payloads<OrderAmountCorrected>(o => o with { CorrectionRate = rate, CancelRate = cancelRate }).Count.ShouldBe(expected);

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(200)]
    public void TenantCount_MeasuredBack_IsReached(int tenants) =>
        Payloads<OrderCreated>(o => o with { TenantCount = tenants }).Select(order => order.Context.TenantId).Distinct().Order()
            .ShouldBe(Enumerable.Range(1, tenants).Select(number => $"T-{number:D3}"));

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void UserCount_MeasuredBack_IsReached(int users) =>
        Payloads<OrderCreated>(o => o with { UserCount = users }).Select(order => order.Context.UserId).Distinct().Order()
            .ShouldBe(Enumerable.Range(1, users).Select(number => $"U-{number:D5}"));

    [Fact]
    public void Span_MeasuredBack_IsCoveredEvenly()
    {
        var orders = new OrderLifecycles(Count) { Start = new DateTimeOffset(2030, 5, 5, 5, 5, 5, TimeSpan.Zero), Span = TimeSpan.FromDays(2) };
        var created = orders.Events(new Seed(1)).Where(happened => happened.Type == "order_created").ToList();

        for (var i = 0; i < Count; i++)
        {
            created[i].Key.ShouldBe($"O-{i + 1:D7}");
            created[i].EventTime.ShouldBeInRange(orders.Start + (orders.Span * i / Count) - TimeSpan.FromSeconds(1), orders.Start + (orders.Span * (i + 1) / Count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(120)]
    public void MaxEventGap_MeasuredBack_IsReachedAndNeverExceeded(int minutes)
    {
        var orders = new OrderLifecycles(Count) { MaxEventGap = TimeSpan.FromMinutes(minutes), CancelRate = 0.5 };
        var gaps = orders.Events(new Seed(1)).GroupBy(happened => happened.Key).Select(order => order.ToList()).ToList();

        gaps.Select(order => (order[1].EventTime - order[0].EventTime).TotalMinutes).Distinct().Order().ShouldBe(Enumerable.Range(1, minutes).Select(n => (double)n));
        gaps.Where(order => order[^1].Type == "order_cancelled").Select(order => (order[2].EventTime - order[1].EventTime).TotalMinutes).Distinct().Order()
            .ShouldBe(Enumerable.Range(1, minutes).Select(n => (double)n));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Transport_MeasuredBack_IsNeverExceeded(int seconds)
    {
        var measured = Orders.Lifecycles(Count, o => o with { Transport = TimeSpan.FromSeconds(seconds) }).Generate(new Seed(1)).Summary.Measured;

        measured.GreatestDelay.ShouldBe(TimeSpan.FromSeconds(seconds));
        measured.OutOfOrder.ShouldBe(0);
    }

    [Fact]
    public void AsDocumented_MeasuredBack_HasTheDocumentsShares()
    {
        var summary = Orders.AsDocumented().Generate(new Seed(1)).Summary;

        summary.Measured.Unique.ShouldBe(10_000 + 400 + 3910 + 460);
        summary.Rows.Take(2).Select(row => (row.Name, row.Measured)).ShouldBe([("late by day", 886), ("out of order in entity", 1172)], summary.ToString());
    }

    [Fact]
    public void Events_AtTheDefaults_OccurAsOftenAsTheDocumentsRunShows()
    {
        var byLength = new OrderLifecycles().Events(new Seed(1)).GroupBy(happened => happened.Key).CountBy(order => order.Count()).ToDictionary();

        byLength.Keys.Order().ShouldBe([2, 3, 4]);
        byLength[2].ShouldBeInRange(634 - 60, 634 + 60);
        byLength[3].ShouldBeInRange(3973 - 100, 3973 + 100);
        byLength[4].ShouldBeInRange(393 - 40, 393 + 40);
    }

    [Fact]
    public void OtherKnob_Turned_ChangesNothingElse()
    {
        var before = Facts(new OrderLifecycles(Count));
        var after = Facts(new OrderLifecycles(Count) { V2Rate = 1, CancelRate = 0.5, ShipRate = 0, CorrectionRate = 1, UserCount = 5 });

        after.Keys.ShouldBe(before.Keys);
        before.ShouldAllBe(order => after[order.Key].Equals(order.Value));

        static Dictionary<string, object> Facts(OrderLifecycles orders) => orders.Events(new Seed(9)).Where(happened => happened.Type == "order_created")
            .ToDictionary(happened => happened.Key, happened => (object)(
                happened.Id, happened.EventTime, ((OrderCreated)happened.Payload!).Amount, ((OrderCreated)happened.Payload).Currency,
                ((OrderCreated)happened.Payload).Context with { UserId = "" }));
    }

    private static List<T> Payloads<T>(Func<OrderLifecycles, OrderLifecycles> options) =>
        [.. Orders.Lifecycles(Count, options).Generate(new Seed(1)).Select(arrival => arrival.Event.Payload).OfType<T>()];
}
