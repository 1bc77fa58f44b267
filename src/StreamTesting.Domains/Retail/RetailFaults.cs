namespace StreamTesting.Domains;

/// <summary>
/// The names of the faults that the document's generator has, or its producers look for, and legal streams have not. Only where asked for, and
/// labelled: by <see cref="StreamEvent.Faults"/> those that an option asks for, by <see cref="Labels.Payload"/> those of the step <see cref="Faulty"/>.
/// </summary>
public static class RetailFaults
{
    /// <summary>
    /// A sale of more than there is: the inventory update takes all of it from a stock that stops at 0, so that previous and change do not make new
    /// (A.3). <see cref="RetailSales.OversoldRate"/> asks for it.
    /// </summary>
    public const string ClampedStock = "clamped-stock";

    /// <summary>A total that is not quantity times price (RX-4). <see cref="RetailSales.WrongTotalRate"/> asks for it.</summary>
    public const string TotalOff = "total-off";

    /// <summary>A theft that brings something, or a receipt that takes it (R-17: reason and quantity each for itself). <see cref="RetailSales.WrongReasonRate"/> asks for it.</summary>
    public const string SignAgainstReason = "sign-against-reason";

    /// <summary>A price change or customer event of the type "unknown" (A.3), by <c>plan.Faulty(rate, "unknown-event-type")</c>.</summary>
    public const string UnknownEventType = "unknown-event-type";

    /// <summary>A sale without its product: the field is not there (RX-4), by <c>plan.Faulty(rate, "missing-product")</c>.</summary>
    public const string MissingProduct = "missing-product";

    /// <summary>A sale whose quantity is a text (RX-4), by <c>plan.Faulty(rate, "text-quantity")</c>.</summary>
    public const string TextQuantity = "text-quantity";

    internal static IReadOnlyList<PayloadFault> All { get; } =
    [
        PayloadFault.Wrong("event_type", "unknown").Named(UnknownEventType, of: ["price_change", "customer_event"]),
        PayloadFault.Missing("product_id").Named(MissingProduct, of: ["sales_transaction"]),
        PayloadFault.AsText("quantity").Named(TextQuantity, of: ["sales_transaction"]),
    ];
}
