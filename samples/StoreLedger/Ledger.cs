using System.Text.Json;

namespace Samples.Ledger;

/// <summary>What stores have and have sold, from two files of JSON lines: a batch job, without a broker.</summary>
public sealed class Ledger
{
    private readonly Dictionary<string, Line> _newest = [];
    private readonly HashSet<string> _sold = [];

    /// <summary>How many of a product are there, by store and product: STORE001_SKU00001.</summary>
    public IReadOnlyDictionary<string, int> Stock => _newest.ToDictionary(cell => cell.Key, cell => cell.Value.NewQuantity);

    public long UnitsSold { get; private set; }

    public static Ledger Of(string folder)
    {
        var ledger = new Ledger();
        foreach (var line in Lines(folder, "retail-inventory-updates.jsonl"))
        {
            ledger.Update(line);
        }

        foreach (var line in Lines(folder, "retail-sales-transactions.jsonl"))
        {
            ledger.Sell(line);
        }

        return ledger;
    }

    /// <summary>The newest update counts, whenever it arrives; so an update that comes twice changes nothing.</summary>
    private void Update(Line line)
    {
        var cell = $"{line.StoreId}_{line.ProductId}";
        if (!_newest.TryGetValue(cell, out var known) || known.Timestamp <= line.Timestamp)
        {
            _newest[cell] = line;
        }
    }

    /// <summary>Each sale counts once.</summary>
    private void Sell(Line line)
    {
        if (_sold.Add(line.TransactionId!))
        {
            UnitsSold += line.Quantity;
        }
    }

    internal static IEnumerable<Line> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Select(text => JsonSerializer.Deserialize<Line>(text)!);
}
