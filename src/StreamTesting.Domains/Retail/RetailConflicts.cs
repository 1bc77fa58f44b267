namespace StreamTesting.Domains;

/// <summary>Payloads that contradict another of the same event id, each for itself without a contradiction.</summary>
internal static class RetailConflicts
{
    public static StreamEvent Of(StreamEvent original, ref RandomSource random)
    {
        var payload = Other((RetailPayload)original.Payload!, ref random);
        return new StreamEvent(original.Uuid!.Value, original.Type, original.Entity, original.EventTime, payload) 
        {
            EndsEntity = original.EndsEntity,
            Faults = original.Faults.Contains(RetailFaults.ClampedStock) ? original.Faults : NameList.Empty,
        };
    }

    private static RetailPayload Other(RetailPayload payload, ref RandomSource random)
    {
        switch (payload)
        {
            case RetailTransaction sale:
                var quantity = (int)OtherNumber(sale.Quantity, 1, 10, ref random);
                return sale with { Quantity = quantity, TotalAmount = quantity * sale.UnitPrice };
            case RetailInventoryUpdate update:
                return update with { Reason = RetailWords.Other(RetailWords.Reasons, update.Reason, ref random) };
            case RetailRestockAlert alert:
                return alert with { RestockQuantity = (int)OtherNumber(alert.RestockQuantity, 50, 200, ref random) };
            case RetailPriceChange change:
                var reasons = change.ChangeType == RetailWords.Increase ? RetailWords.IncreaseReasons : RetailWords.DecreaseReasons;
                return change with { Reason = RetailWords.Other(reasons, change.Reason, ref random) };
            case RetailCustomerEvent customer:
                return customer with { Activity = RetailWords.Other(RetailWords.Activities, customer.Activity, ref random) };
            default:
                throw new ArgumentException($"Stores have no payload of type {payload.GetType().Name}.", nameof(payload));
        }
    }

    private static long OtherNumber(long number, long least, long most, ref RandomSource random)
    {
        var drawn = random.NextInRange(least, most - 1);
        return drawn < number ? drawn : drawn + 1;
    }
}
