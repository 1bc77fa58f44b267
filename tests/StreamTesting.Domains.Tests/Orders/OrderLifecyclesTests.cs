namespace StreamTesting.Domains.Tests;

public sealed class OrderLifecyclesTests
{
    public static TheoryData<string, OrderLifecycles> Varied => new()
    {
        { "default", new OrderLifecycles() },
        { "none", new OrderLifecycles(0) },
        { "one", new OrderLifecycles(1) },
        { "two, all cancelled", new OrderLifecycles(2) { CancelRate = 1 } },
        { "all at once", new OrderLifecycles(300) { Span = TimeSpan.Zero } },
        { "all that can happen", new OrderLifecycles(300) { CancelRate = 0, ShipRate = 1, CorrectionRate = 1, V2Rate = 1 } },
        { "as little as can happen", new OrderLifecycles(300) { CancelRate = 0, ShipRate = 0, CorrectionRate = 0, V2Rate = 0 } },
        { "shortest gaps", new OrderLifecycles(300) { MaxEventGap = TimeSpan.FromMinutes(1), ShipRate = 1, CorrectionRate = 1 } },
        { "shipped and corrected often at once", new OrderLifecycles(300) { MaxEventGap = TimeSpan.FromMinutes(31), ShipRate = 1, CorrectionRate = 1 } },
        { "longest gaps", new OrderLifecycles(300) { MaxEventGap = TimeSpan.FromDays(365) } },
        { "one tenant, one user", new OrderLifecycles(50) { TenantCount = 1, UserCount = 1 } },
        { "many tenants and users", new OrderLifecycles(50) { TenantCount = 1_000_000_000, UserCount = 1_000_000_000 } },
        { "latest start, longest span", new OrderLifecycles(50) { Start = new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero), Span = TimeSpan.FromDays(36_500), MaxEventGap = TimeSpan.FromDays(365) } },
        { "another offset", new OrderLifecycles(50) { Start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(9)) } },
    };

    [Theory]
    [MemberData(nameof(Varied))]
    public void Events_AnyOptions_KeepTheContractOfADomain(string what, OrderLifecycles orders)
    {
        for (var n = 0; n < 10; n++)
        {
            var events = orders.Events(new Seed(1).Derive(n)).ToList();

            events.Count.ShouldBe((int)orders.Size!.Value.Events, what);
            events.Select(happened => happened.Id).Distinct().Count().ShouldBe(events.Count);
            events.Select(happened => happened.EventTime).ShouldBe(events.Select(happened => happened.EventTime).Order());
            events.GroupBy(happened => happened.Entity).Count().ShouldBe((int)orders.Size!.Value.Ended);
            events.GroupBy(happened => happened.Key).Count().ShouldBe((int)orders.Size!.Value.Ended);
            events.ShouldAllBe(happened => happened.Key == ((OrderPayload)happened.Payload!).OrderId);
        }
    }

    [Theory]
    [MemberData(nameof(Varied))]
    public void Events_AnyOptions_AreLifecycles(string what, OrderLifecycles orders)
    {
        for (var n = 0; n < 10; n++)
        {
            foreach (var order in orders.Events(new Seed(2).Derive(n)).GroupBy(happened => happened.Entity))
            {
                LifecycleRules.Check(orders, [.. order], what);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Varied))]
    public void Order_AnyNumber_EqualsItsEventsAmongAll(string what, OrderLifecycles orders)
    {
        var seed = new Seed(3);
        var all = orders.Events(seed).ToList();
        var expected = all.GroupBy(happened => happened.Key).ToDictionary(order => order.Key, order => order.Select(Facts).ToList());

        for (var number = 1; number <= orders.Count; number++)
        {
            var again = orders.Order(seed, number);
            again.Select(Facts).ShouldBe(expected[$"O-{number:D7}"], what);
            again.ShouldAllBe(happened => ReferenceEquals(happened.Entity, again[0].Entity));
        }
    }

    [Fact]
    public void Order_OfAStream_IsMadeFromItsDomainSeed()
    {
        var stream = Orders.Lifecycles(100).Generate(new Seed(4));
        var orders = (OrderLifecycles)stream.Plan.Domain;

        var again = orders.Order(stream.DomainSeed, 17);

        again.Select(Facts).ShouldBe(stream.Select(arrival => arrival.Event).Where(happened => happened.Key == "O-0000017").Select(Facts));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Order_NoSuchNumber_IsRefusedWithTheRange(long number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new OrderLifecycles(100).Order(new Seed(1), number)).Message.ShouldContain("between 1 and 100");

    [Fact]
    public void Order_AmongTheMost_IsMadeAloneAndInItsPlace()
    {
        var orders = new OrderLifecycles(1_000_000_000_000) { Span = TimeSpan.FromDays(36_500) };

        var last = orders.Order(new Seed(1), orders.Count);
        var middle = orders.Order(new Seed(1), orders.Count / 2);

        last[0].Key.ShouldBe("O-1000000000000");
        last[0].EventTime.ShouldBe(orders.Start + orders.Span, TimeSpan.FromSeconds(2));
        middle[0].EventTime.ShouldBe(orders.Start + (orders.Span / 2), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Size_BillionsOfOrders_IsExact() =>
        new OrderLifecycles(1_000_000_000).Size!.Value.Events.ShouldBe(2_000_000_000L + 80_000_000 + 782_000_000 + 92_000_000);

    [Fact]
    public void Events_EnumeratedTwiceAndAtOnce_AreTheSame()
    {
        var events = new OrderLifecycles(200).Events(new Seed(5));

        events.Zip(events).ShouldAllBe(pair => Facts(pair.First) == Facts(pair.Second));
    }

    [Fact]
    public void Events_OtherSeed_AreOthers()
    {
        var first = new OrderLifecycles(200).Events(new Seed(5)).Select(happened => happened.Id);

        first.Intersect(new OrderLifecycles(200).Events(new Seed(6)).Select(happened => happened.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void Conflicting_EveryEvent_HasTheSameIdentityAndOtherBytes()
    {
        var stream = Orders.Lifecycles(2000, o => o with { CorrectionRate = 1, CancelRate = 0.5 }).Duplicated(1, DuplicateKind.Conflicting).Generate(new Seed(6));
        var firsts = stream.Where(arrival => !arrival.Labels.IsDuplicate).ToDictionary(arrival => arrival.Event.Id);

        foreach (var copy in stream.Where(arrival => arrival.Labels.IsDuplicate))
        {
            var (original, conflicting) = (firsts[copy.Event.Id].Event, copy.Event);
            conflicting.Payload.ShouldNotBe(original.Payload);
            (Facts(conflicting) with { Payload = null }).ShouldBe(Facts(original) with { Payload = null });
            LifecycleRules.CheckPayload((OrderPayload)conflicting.Payload!);
        }

        stream.Count().ShouldBe(2 * firsts.Count);
    }

    private static EventFacts Facts(StreamEvent happened) => new(
        happened.Id, happened.Type, happened.Key, happened.EventTime, happened.SchemaVersion, happened.EndsEntity, happened.Operation, (OrderPayload?)happened.Payload);

    private sealed record EventFacts(
        string Id, string Type, string Key, DateTimeOffset Time, int Version, bool Ends, Operation Operation, OrderPayload? Payload);
}
