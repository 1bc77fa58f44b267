using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>Every domain of the package takes the steps that change payloads, and they are measured back from its bytes.</summary>
public sealed class PayloadStepsTests
{
    private const string DebeziumGuests = "hotel guests as Debezium";

    public static TheoryData<string, StreamPlan> Plans => new()
    {
        { "orders", Orders.Lifecycles(200) },
        { "hotel bookings", Hotel.Bookings(200) },
        { "hotel guests", Hotel.Guests(100) },
        { DebeziumGuests, Hotel.Guests(100, guests => guests with { Form = GuestForm.Debezium }) },
        { "room prices", Hotel.RoomPrices(5) },
        { "hotel operations", Hotel.Operations() },
        { "stores", Stores.Day() },
        { "api", Api.Calls(500) },
        { "retail", Retail.Sales(500) },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void Poisoned_AnyDomain_IsMeasuredBack(string name, StreamPlan plan) => Measured(name, plan, (p, rate) => p.Poisoned(rate));

    [Theory]
    [MemberData(nameof(Plans))]
    public void DuplicateRows_AnyDomainThatWritesIds_AreMeasuredBack(string name, StreamPlan plan)
    {
        if (name == DebeziumGuests)
        {
            Should.Throw<ArgumentException>(() => plan.DuplicateRows(0.1)).Message.ShouldContain("writes no event id");
            return;
        }

        Measured(name, plan, (p, rate) => p.DuplicateRows(rate));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Evolved_AnyDomain_IsMeasuredBack(string name, StreamPlan plan)
    {
        var field = FieldOf(plan);

        Measured(name, plan, (p, rate) => p.Evolved(FieldChange.Renamed(field, "another_name"), rate));
        Measured(name, plan, (p, rate) => p.Evolved(FieldChange.AsArray(field), rate));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Faulty_AnyDomain_IsMeasuredBack(string name, StreamPlan plan)
    {
        foreach (var fault in plan.Domain.Faults.Append(PayloadFault.Missing(FieldOf(plan))))
        {
            Measured(name, plan, (p, rate) => p.Faulty(rate, fault));
        }
    }

    [Fact]
    public void Steps_OfAStreamWithoutEnd_BeginAtOnceAndKeepTheShare()
    {
        var arrivals = Retail.SalesWithoutEnd().Poisoned(0.1).DuplicateRows(0.1).Generate(new Seed(1)).Take(5000).ToList();

        arrivals.Count(arrival => arrival.Labels.IsPoisoned).ShouldBeInRange(350, 560);
        arrivals.Count(arrival => arrival.Causes.HasFlag(Causes.DuplicateRow)).ShouldBeInRange(350, 560);
    }

    private static void Measured(string name, StreamPlan plan, Func<StreamPlan, double, StreamPlan> step)
    {
        foreach (var rate in new[] { 0.1, 1 })
        {
            var row = step(plan, rate).Generate(new Seed(1)).Summary.Rows[0];

            row.Of.ShouldBeGreaterThan(0, name);
            row.AskedCount.ShouldBe(Selection.CountOf(rate, row.Of), name);
            row.Measured.ShouldBe(row.AskedCount!.Value, $"{name}: {row}");
        }
    }

    private static string FieldOf(StreamPlan plan)
    {
        using var first = JsonDocument.Parse(plan.Generate(new Seed(1)).First().ToBytes());
        return first.RootElement.TryGetProperty("schema", out _)
            ? "payload.op"
            : first.RootElement.EnumerateObject().First(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number).Name;
    }
}
