namespace StreamTesting.Domains;

/// <summary>A change of stock: how much, why, and what it belongs to.</summary>
internal readonly record struct StockChange(int Delta, string Reason, string Source)
{
    public string? Correlation { get; init; }

    public string? Session { get; init; }

    public string? Parent { get; init; }

    public string? Disruption { get; init; }
}
