namespace StreamTesting.Domains;

/// <summary>What can be wrong with the creation of an order. The document has none of these; they are what such data has.</summary>
internal static class OrderFaults
{
    private static readonly NameList Creations = ["order_created"];

    public static IReadOnlyList<PayloadFault> All { get; } =
    [
        PayloadFault.Missing("payload.amount").Named("missing-amount", Creations),
        PayloadFault.Null("payload.amount").Named("null-amount", Creations),
        PayloadFault.Negative("payload.amount").Named("negative-amount", Creations),
        PayloadFault.Absurd("payload.amount").Named("absurd-amount", Creations),
        PayloadFault.AsText("payload.amount").Named("text-amount", Creations),
        PayloadFault.Wrong("payload.currency", "XXX").Named("wrong-currency", Creations),
        PayloadFault.Empty("payload.order_id").Named("empty-order-id", Creations),
    ];
}
