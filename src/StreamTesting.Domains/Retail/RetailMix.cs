namespace StreamTesting.Domains;

/// <summary>How often what happens is of which type, as weights: they need not sum to 1. Immutable.</summary>
/// <param name="Sales">Sales; 0.5 by default.</param>
/// <param name="Inventory">Inventory updates that are no sale's; 0.2 by default.</param>
/// <param name="Customers">What customers do; 0.15 by default.</param>
/// <param name="PriceChanges">Price changes; 0.1 by default. Some change nothing and are no event.</param>
/// <param name="Restocks">Restock alerts that low stock does not raise; 0.05 by default.</param>
public sealed record RetailMix(
    double Sales = 0.5, double Inventory = 0.2, double Customers = 0.15, double PriceChanges = 0.1, double Restocks = 0.05)
{
    internal double[] Weights => [Sales, Inventory, Customers, PriceChanges, Restocks];
}
