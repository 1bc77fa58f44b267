namespace StreamTesting.Domains;

/// <summary>What the events of an order say.</summary>
internal static class OrderPayloads
{
    public static OrderPayload Of(OrderLife life, OrderStep step, ref RandomSource random) => step switch
    {
        OrderStep.Created => Created(life, ref random),
        OrderStep.Authorized => new PaymentAuthorized(life.Context, life.Entity.Key, OrderWords.Payment.Pick(ref random), AuthCode(ref random)),
        OrderStep.Corrected => Corrected(life, ref random),
        OrderStep.Shipped => new OrderShipped(life.Context, life.Entity.Key, OrderWords.Carrier.Pick(ref random), Tracking(ref random)),
        _ => new OrderCancelled(life.Context, life.Entity.Key, OrderWords.Reason.Pick(ref random)),
    };

    public static decimal Amount(long cents) => new((int)cents, 0, 0, false, 2);

    /// <summary>Draws another amount within 15 % of the old one, each cent as likely. Amounts from 5 to 500 stay far within 1 and 9999.</summary>
    public static long CorrectedCents(long old, ref RandomSource random)
    {
        var most = Math.Max(1, old * 15 / 100);
        var drawn = old - most + random.NextBelow(2 * most);
        return drawn < old ? drawn : drawn + 1;
    }

    private static OrderCreated Created(OrderLife life, ref RandomSource random)
    {
        if (!life.IsVersion2)
        {
            return new OrderCreated(life.Context, life.Entity.Key, Amount(life.Cents), life.Currency, null, null);
        }

        var promo = random.NextCoin(0.6) ? null : OrderIds.Promo(random.NextInRange(10, 98));
        return new OrderCreated(life.Context, life.Entity.Key, Amount(life.Cents), life.Currency, promo, OrderWords.Device.Pick(ref random));
    }

    private static OrderAmountCorrected Corrected(OrderLife life, ref RandomSource random) => new(
        life.Context, life.Entity.Key, Amount(life.Cents), Amount(CorrectedCents(life.Cents, ref random)), life.Currency, OrderWords.Adjustment);

    private static string AuthCode(ref RandomSource random) => OrderIds.Hex((uint)random.NextUInt64());

    private static string Tracking(ref RandomSource random) => OrderIds.Tracking(random.NextInRange(10_000_000, 99_999_998));
}
