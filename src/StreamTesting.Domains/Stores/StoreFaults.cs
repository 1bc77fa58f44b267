namespace StreamTesting.Domains;

/// <summary>What the document's data has and legal streams do not (source document 003, A.4): faults that a plan asks for by name.</summary>
public static class StoreFaults
{
    /// <summary>The trace id is one that others have: the document's random digits collide.</summary>
    public const string CollidingTraceId = "colliding-trace-id";

    /// <summary>A time without its zone, as the document's runs write it.</summary>
    public const string NaiveTimestamp = "naive-timestamp";

    /// <summary>A payment's amount has nothing to do with its receipt.</summary>
    public const string UnrelatedPayment = "unrelated-payment";

    /// <summary>A line's number is not the next of its receipt.</summary>
    public const string LineNumberGap = "line-number-gap";

    /// <summary>Stock before and after have changed places, so that the change has the wrong sign: the document's OUTBOUND adds stock.</summary>
    public const string StockBackwards = "stock-backwards";

    /// <summary>The stock after a change is below 0.</summary>
    public const string NegativeStock = "negative-stock";

    /// <summary>The total is a text.</summary>
    public const string TotalAsText = "total-as-text";

    /// <summary>The event has no correlation id, though it belongs to a story.</summary>
    public const string LostCorrelation = "lost-correlation";

    internal static IReadOnlyList<PayloadFault> All { get; } =
    [
        PayloadFault.Wrong("trace_id", "TR_1704067200_00001").Named(CollidingTraceId),
        PayloadFault.Wrong("ingest_timestamp", "2024-01-01T12:00:00.000000").Named(NaiveTimestamp),
        PayloadFault.Wrong("payload.amount", 99.99m).Named(UnrelatedPayment, ["payment_processed"]),
        PayloadFault.Wrong("payload.line_number", 99).Named(LineNumberGap, ["receipt_line_added"]),
        PayloadFault.Swapped("payload.previous_quantity", "payload.new_quantity").Named(StockBackwards, ["inventory_updated"]),
        PayloadFault.Negative("payload.new_quantity").Named(NegativeStock, ["inventory_updated"]),
        PayloadFault.AsText("payload.total").Named(TotalAsText, ["receipt_created", "online_order_created"]),
        PayloadFault.Null("correlation_id").Named(LostCorrelation),
    ];
}
