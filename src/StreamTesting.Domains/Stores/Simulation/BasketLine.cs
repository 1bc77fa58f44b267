namespace StreamTesting.Domains;

/// <summary>A line of a basket, by the product's number less 1, in cents.</summary>
internal readonly record struct BasketLine(int Product, int Quantity, int Price)
{
    public long Extended => (long)Quantity * Price;

    public long Discount { get; init; }
}
