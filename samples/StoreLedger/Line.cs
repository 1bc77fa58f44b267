using System.Text.Json.Serialization;

namespace Samples.Ledger;

/// <summary>A line of one of the two files, as far as the ledger needs it.</summary>
public sealed record Line
{
    [JsonPropertyName("inventory_id")]
    public string? InventoryId { get; init; }

    [JsonPropertyName("transaction_id")]
    public string? TransactionId { get; init; }

    [JsonPropertyName("store_id")]
    public string StoreId { get; init; } = "";

    [JsonPropertyName("product_id")]
    public string ProductId { get; init; } = "";

    [JsonPropertyName("new_quantity")]
    public int NewQuantity { get; init; }

    [JsonPropertyName("quantity")]
    public int Quantity { get; init; }

    [JsonPropertyName("timestamp")]
    public DateTimeOffset Timestamp { get; init; }
}
