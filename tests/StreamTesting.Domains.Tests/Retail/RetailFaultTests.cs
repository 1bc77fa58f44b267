using System.Text.Json;

namespace StreamTesting.Domains.Tests;

/// <summary>The document's faults: only where asked for, as often as asked for, and labelled.</summary>
public sealed class RetailFaultTests
{
    private const int Count = 4000;

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1)]
    public void OversoldRate_MeasuredBack_IsTheShareOfTheSalesThatFindTooLittle(double rate)
    {
        var options = new RetailSales
        {
            Count = Count, OversoldRate = rate, StoreCount = 2, ProductCount = 5, LeastInitialStock = 0, MostInitialStock = 0,
            RestockLead = TimeSpan.FromDays(3650), Mix = new RetailMix(1, 0, 0, 0, 0),
        };
        var events = options.Events(new Seed(2)).ToList();

        Measured.Share(events.Count(happened => happened.Payload is RetailTransaction), Count, rate);
        events.Where(IsClamped).Count().ShouldBe(events.Count(happened => happened.Payload is RetailTransaction));
        events.ShouldAllBe(happened => IsClamped(happened) == happened.Faults.Contains(RetailFaults.ClampedStock));
    }

    [Fact]
    public void OversoldRate_OfAll_ClampsTheStockAtNothing()
    {
        var options = new RetailSales { Count = Count, OversoldRate = 1, StoreCount = 2, ProductCount = 5, Mix = new RetailMix(1, 0, 0, 0, 0) };
        var events = options.Events(new Seed(2)).ToList();

        events.Count(happened => happened.Payload is RetailTransaction).ShouldBe(Count);
        events.Where(IsClamped).ShouldNotBeEmpty();
        events.Where(IsClamped).ShouldAllBe(happened => ((RetailInventoryUpdate)happened.Payload!).NewQuantity == 0);
        RetailRules.Check(options, new Seed(2), "oversold");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void WrongTotalRate_MeasuredBack_IsTheShareOfTheSales(double rate)
    {
        var events = new RetailSales { Count = Count, WrongTotalRate = rate }.Events(new Seed(2)).ToList();
        var sales = events.Where(happened => happened.Payload is RetailTransaction).ToList();
        var off = sales.Select(happened => (RetailTransaction)happened.Payload!).Select(sale => sale.TotalAmount - (sale.Quantity * sale.UnitPrice)).ToList();

        Measured.Share(off.Count(cents => cents != 0), sales.Count, rate);
        off.ShouldAllBe(cents => cents == 0 || (cents >= 0.02m && cents <= 1m));
        sales.Select(happened => !happened.Faults.IsEmpty).ShouldBe(off.Select(cents => cents != 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void WrongReasonRate_MeasuredBack_IsTheShareOfTheCorrections(double rate)
    {
        var options = new RetailSales { Count = Count, WrongReasonRate = rate, Mix = new RetailMix(0, 1, 0, 0, 0), RestockThreshold = 0 };
        var changes = options.Events(new Seed(2)).Where(happened => happened.Payload is RetailInventoryUpdate { QuantityChange: not 0 and <= 10 }).ToList();
        var wrong = changes.Where(happened => happened.Payload is RetailInventoryUpdate { QuantityChange: > 0, Reason: "theft" or "damage" } or RetailInventoryUpdate { QuantityChange: < 0, Reason: "receipt" }).ToList();

        Measured.Share(wrong.Count, changes.Count, rate);
        wrong.ShouldAllBe(happened => happened.Faults.Contains(RetailFaults.SignAgainstReason));
    }

    [Fact]
    public void Faults_AskedFor_ChangeNothingElse()
    {
        var plain = new RetailSales { Count = 500 }.Events(new Seed(3)).Select(Rest).ToList();

        new RetailSales { Count = 500, WrongTotalRate = 0.5, WrongReasonRate = 0.5 }.Events(new Seed(3)).Select(Rest).ShouldBe(plain);

        static object Rest(StreamEvent happened) => (happened.Id, happened.EventTime, happened.Payload switch
        {
            RetailTransaction sale => sale with { TotalAmount = 0 },
            RetailInventoryUpdate update => update with { Reason = "" },
            _ => happened.Payload,
        });
    }

    [Theory]
    [InlineData(RetailFaults.UnknownEventType, "event_type", "unknown")]
    [InlineData(RetailFaults.MissingProduct, "product_id", null)]
    [InlineData(RetailFaults.TextQuantity, "quantity", null)]
    public void Faulty_ByName_IsInTheBytesAndLabelled(string fault, string field, string? value)
    {
        var stream = Retail.Sales(1000).Faulty(0.1, fault).Generate(new Seed(1));
        var faulty = stream.Where(arrival => arrival.Labels.Payload is { } label && label.Faults.Any(known => known.Name == fault)).ToList();

        faulty.Count.ShouldBeInRange(20, 60);
        stream.Summary.Rows.ShouldAllBe(row => row.IsMet);
        foreach (var arrival in faulty)
        {
            using var json = JsonDocument.Parse(arrival.ToBytes());
            var there = json.RootElement.TryGetProperty(field, out var member);
            (fault switch
            {
                RetailFaults.MissingProduct => !there,
                RetailFaults.TextQuantity => member.ValueKind == JsonValueKind.String,
                _ => member.GetString() == value,
            }).ShouldBeTrue();
        }
    }

    private static bool IsClamped(StreamEvent happened) =>
        happened.Payload is RetailInventoryUpdate update && update.PreviousQuantity + update.QuantityChange != update.NewQuantity;
}
