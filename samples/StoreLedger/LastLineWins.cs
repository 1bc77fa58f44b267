namespace Samples.Ledger;

/// <summary>Wrong: takes the last line of each product for the newest, and counts each line of sales.</summary>
public static class LastLineWins
{
    public static IReadOnlyDictionary<string, int> Stock(string folder) => Ledger.Lines(folder, "retail-inventory-updates.jsonl")
        .GroupBy(line => $"{line.StoreId}_{line.ProductId}")
        .ToDictionary(cell => cell.Key, cell => cell.Last().NewQuantity);

    public static long UnitsSold(string folder) => Ledger.Lines(folder, "retail-sales-transactions.jsonl").Sum(line => (long)line.Quantity);
}
