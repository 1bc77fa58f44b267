using StreamTesting.Domains;

namespace StreamTesting.Injection.Tests;

public sealed class LiveStreamsTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    [Fact]
    public void StartingAt_AMoment_LetsTheFirstArrivalComeThen()
    {
        foreach (var plan in new[] { StreamTesting.Domains.Orders.AsDocumented(50), Hotel.AsDocumented(50), Api.Calls(50), Retail.Sales(50) })
        {
            var stream = plan.Generate(new Seed(3));

            var live = stream.StartingAt(Now, DomainCatalogs.All);

            (Now - live.First().ArrivalTime).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(1), plan.ToString());
            live.Seed.ShouldBe(stream.Seed);
        }
    }

    [Fact]
    public void StartingAt_WithoutACalendar_ChangesNothingElse()
    {
        var stream = StreamTesting.Domains.Orders.Lifecycles(50).Duplicated(0.2).Generate(new Seed(3));

        var live = stream.StartingAt(Now, DomainCatalogs.All);

        var shift = live.First().Event.EventTime - stream.First().Event.EventTime;
        live.Select(arrival => (arrival.Event.Id, arrival.Event.EventTime - shift)).ShouldBe(stream.Select(arrival => (arrival.Event.Id, arrival.Event.EventTime)));
    }

    [Fact]
    public void StartingAt_OfNoArrival_IsTheSame()
    {
        var stream = Streams.Orders(0);

        stream.StartingAt(Now, DomainCatalogs.All).ShouldBeSameAs(stream);
    }

    [Fact]
    public void StartingAt_ADomainThatBeginsAtMidnight_IsRefused() =>
        Should.Throw<PlanFormatException>(() => Stores.Day().Generate(new Seed(1)).StartingAt(Now, DomainCatalogs.All)).Message.ShouldContain("start");
}
