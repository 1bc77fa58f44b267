using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>One order, with what all its events share. Times are seconds since year 1.</summary>
internal sealed class OrderLife(Seed details, long number)
{
    private readonly string _id = OrderIds.Order(number + 1);
    private StreamEntity? _entity;

    public long Number => number;

    public required OrderContext Context { get; init; }

    public required long Cents { get; init; }

    public required string Currency { get; init; }

    public required bool IsVersion2 { get; init; }

    public required bool IsCancelled { get; init; }

    public required bool IsShipped { get; init; }

    public required bool IsCorrected { get; init; }

    public required long Created { get; init; }

    public required long Authorized { get; init; }

    public long Corrected { get; set; }

    public long Ended { get; set; }

    public OrderStep Last => IsCancelled ? OrderStep.Cancelled : IsShipped ? OrderStep.Shipped : IsCorrected ? OrderStep.Corrected : OrderStep.Authorized;

    public OrderStep? After(OrderStep step) => step switch
    {
        OrderStep.Created => OrderStep.Authorized,
        OrderStep.Authorized when IsCorrected => OrderStep.Corrected,
        OrderStep.Authorized or OrderStep.Corrected when IsShipped => OrderStep.Shipped,
        OrderStep.Authorized when IsCancelled => OrderStep.Cancelled,
        _ => null,
    };

    public IEnumerable<OrderStep> Steps()
    {
        for (OrderStep? step = OrderStep.Created; step is { } next; step = After(next))
        {
            yield return next;
        }
    }

    public long SecondsOf(OrderStep step) => step switch
    {
        OrderStep.Created => Created,
        OrderStep.Authorized => Authorized,
        OrderStep.Corrected => Corrected,
        _ => Ended,
    };

    public StreamEvent EventOf(OrderStep step)
    {
        var random = details.Random((number * 8) + (long)step);
        var id = random.NextGuid();
        var time = new DateTimeOffset(SecondsOf(step) * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        return new StreamEvent(id, OrderWords.Types[(int)step], _entity ??= new StreamEntity(_id), time, PayloadOf(step, ref random))
        {
            Operation = Operation.Append,
            SchemaVersion = step == OrderStep.Created && IsVersion2 ? 2 : 1,
            EndsEntity = step == Last,
        };
    }

    private OrderPayload PayloadOf(OrderStep step, ref RandomSource random) => step switch
    {
        OrderStep.Created => CreatedPayload(ref random),
        OrderStep.Authorized => new PaymentAuthorized(
            Context, _id, OrderWords.Payment.Pick(ref random), random.NextBelow(1L << 32).ToString("X8", CultureInfo.InvariantCulture)),
        OrderStep.Corrected => CorrectedPayload(ref random),
        OrderStep.Shipped => new OrderShipped(Context, _id, OrderWords.Carrier.Pick(ref random), Tracking(ref random)),
        _ => new OrderCancelled(Context, _id, OrderWords.Reason.Pick(ref random)),
    };

    public static string Tracking(ref RandomSource random) =>
        string.Create(CultureInfo.InvariantCulture, $"TRK{random.NextInRange(10_000_000, 99_999_998)}");

    private static decimal Amount(long cents) => new((int)cents, 0, 0, false, 2);

    private OrderCreated CreatedPayload(ref RandomSource random)
    {
        string? promo = null, device = null;
        if (IsVersion2)
        {
            promo = random.NextCoin(0.6) ? null : string.Create(CultureInfo.InvariantCulture, $"PROMO{random.NextInRange(10, 98)}");
            device = OrderWords.Device.Pick(ref random);
        }

        return new OrderCreated(Context, _id, Amount(Cents), Currency, promo, device);
    }

    private OrderAmountCorrected CorrectedPayload(ref RandomSource random)
    {
        var most = Math.Max(1, Cents * 15 / 100);
        var delta = random.NextInRange(1, most);
        var corrected = Math.Clamp(random.NextCoin(0.5) ? Cents + delta : Cents - delta, 100, 999_900);
        return new OrderAmountCorrected(Context, _id, Amount(Cents), Amount(corrected), Currency, OrderWords.Adjustment);
    }
}
