namespace StreamTesting.Domains;

/// <summary>Payloads that contradict another of the same event id.</summary>
internal static class OrderConflicts
{
    private const long LeastCents = 500;
    private const long MostCents = 50_000;

    public static StreamEvent Of(StreamEvent original, ref RandomSource random)
    {
        var payload = Other((OrderPayload)original.Payload!, ref random);
        var (type, entity, time) = (original.Type, original.Entity, original.EventTime);
        return original.Uuid is { } uuid
            ? new StreamEvent(uuid, type, entity, time, payload) { SchemaVersion = original.SchemaVersion, EndsEntity = original.EndsEntity }
            : new StreamEvent(original.Id, type, entity, time, payload) { SchemaVersion = original.SchemaVersion, EndsEntity = original.EndsEntity };
    }

    private static OrderPayload Other(OrderPayload payload, ref RandomSource random) => payload switch
    {
        OrderCreated created => created with { Amount = OtherAmount(created.Amount, ref random) },
        PaymentAuthorized paid => paid with { PaymentMethod = OrderWords.Other(OrderWords.Payment, paid.PaymentMethod, ref random) },
        OrderShipped shipped => shipped with { Carrier = OrderWords.Other(OrderWords.Carrier, shipped.Carrier, ref random) },
        OrderCancelled cancelled => cancelled with { Reason = OrderWords.Other(OrderWords.Reason, cancelled.Reason, ref random) },
        OrderAmountCorrected corrected => corrected with { NewAmount = OtherCorrection(corrected, ref random) },
        _ => throw new ArgumentException($"An order has no payload of type {payload.GetType().Name}.", nameof(payload)),
    };

    private static decimal OtherAmount(decimal amount, ref RandomSource random)
    {
        var drawn = OrderPayloads.Amount(random.NextInRange(LeastCents, MostCents - 1));
        return drawn < amount ? drawn : drawn + 0.01m;
    }

    private static decimal OtherCorrection(OrderAmountCorrected corrected, ref RandomSource random)
    {
        while (true)
        {
            var drawn = OrderPayloads.Amount(OrderPayloads.CorrectedCents((long)(corrected.OldAmount * 100), ref random));
            if (drawn != corrected.NewAmount)
            {
                return drawn;
            }
        }
    }
}
