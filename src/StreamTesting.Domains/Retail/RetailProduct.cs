namespace StreamTesting.Domains;

/// <summary>A product of the reference data.</summary>
/// <param name="Sku">For example <c>SKU00001</c>; the product id of the events.</param>
/// <param name="Name">A made-up name.</param>
/// <param name="Category">One of ten.</param>
/// <param name="Brand">One of fifty.</param>
/// <param name="FirstPrice">What it costs before its first price change.</param>
public sealed record RetailProduct(string Sku, string Name, string Category, string Brand, decimal FirstPrice);
