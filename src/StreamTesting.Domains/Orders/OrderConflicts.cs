using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Payloads that contradict another of the same event id.</summary>
internal static class OrderConflicts
{
    public static StreamEvent Of(StreamEvent original, ref RandomSource random) =>
        new(original.Uuid ?? throw new ArgumentException("An order's event id is a UUID.", nameof(original)), original.Type, original.Entity, original.EventTime, Other((OrderPayload)original.Payload!, ref random))
        {
            Operation = original.Operation,
            SchemaVersion = original.SchemaVersion,
            EndsEntity = original.EndsEntity,
        };

    private static OrderPayload Other(OrderPayload payload, ref RandomSource random) => payload switch
    {
        OrderCreated created => created with { Amount = created.Amount + Difference(ref random) },
        PaymentAuthorized paid => paid with { AuthCode = OtherCode(paid.AuthCode, ref random) },
        OrderShipped shipped => shipped with { TrackingId = OtherTracking(shipped.TrackingId, ref random) },
        OrderCancelled cancelled => cancelled with { Reason = OtherReason(cancelled.Reason, ref random) },
        OrderAmountCorrected corrected => corrected with { NewAmount = corrected.NewAmount + Difference(ref random) },
        _ => throw new ArgumentException($"An order has no payload of type {payload.GetType().Name}.", nameof(payload)),
    };

    private static decimal Difference(ref RandomSource random) => new((int)random.NextInRange(1, 1000), 0, 0, false, 2);

    private static string OtherCode(string code, ref RandomSource random) =>
        (uint.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture) ^ (uint)random.NextInRange(1, uint.MaxValue))
        .ToString("X8", CultureInfo.InvariantCulture);

    private static string OtherTracking(string tracking, ref RandomSource random)
    {
        var other = OrderLife.Tracking(ref random);
        return other == tracking ? "TRK99999999" : other;
    }

    private static string OtherReason(string reason, ref RandomSource random)
    {
        var other = reason;
        while (other == reason)
        {
            other = OrderWords.Reason.Pick(ref random);
        }

        return other;
    }
}
