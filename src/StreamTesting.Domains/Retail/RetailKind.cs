namespace StreamTesting.Domains;

/// <summary>The types of events, in the order of <see cref="RetailMix"/>.</summary>
internal enum RetailKind
{
    Sale,
    Inventory,
    Customer,
    Price,
    Restock,
}
