namespace StreamTesting.Domains;

/// <summary>A place with stock: a store or a distribution center.</summary>
internal abstract class StockSite(StoreRegion region, StreamEntity entity, StockLedger stock, string prefix, Seed seed)
{
    private readonly Seed _reorders = seed.Derive("reorders");
    private long _reorderCount;

    public StoreRegion Region { get; } = region;

    public StreamEntity Entity { get; } = entity;

    public StockLedger Stock { get; } = stock;

    public abstract int? StoreId { get; }

    public abstract int? DcId { get; }

    /// <summary>Changes the stock now; the rest follows: that it is empty, and that more is ordered.</summary>
    public void Change(int product, StockChange change)
    {
        ref var entry = ref Stock[product];
        var previous = entry.OnHand;
        entry.OnHand += change.Delta;
        var trace = Region.Emit(Entity, StoreEventType.InventoryUpdated, new InventoryUpdated(
            StoreId, DcId, product + 1, change.Delta, previous, entry.OnHand, change.Reason, change.Source)
        {
            CorrelationId = change.Correlation,
            SessionId = change.Session,
            ParentEventId = change.Parent,
            DisruptionApplied = change.Disruption,
        });
        if (entry.OnHand == 0)
        {
            Region.Emit(Entity, StoreEventType.StockoutDetected, new StockoutDetected(StoreId, DcId, product + 1, previous)
            {
                CorrelationId = change.Correlation,
                SessionId = change.Session,
                ParentEventId = trace,
            });
        }

        if (entry.OnHand <= entry.Point && !entry.IsOrdered)
        {
            entry.IsOrdered = true;
            Reorder(product, trace);
        }
    }

    /// <summary>Takes what a truck brought; what was ordered is no longer on its way.</summary>
    public void Receive(SupplyLine line, int quantity, StockChange change)
    {
        Stock[line.Product].IsOrdered = false;
        Change(line.Product, change with { Delta = quantity, Correlation = line.Reorder });
    }

    /// <summary>Orders so many, to come after so many milliseconds.</summary>
    protected abstract void Order(SupplyLine line, long lead);

    private void Reorder(int product, string parent)
    {
        var random = _reorders.Random(_reorderCount);
        var priority = StoreWords.Priority.Pick(ref random);
        var (shortest, longest) = (Region.Options.Supply.ShortestLead, Region.Options.Supply.LongestLead);
        var lead = random.NextInRange((long)shortest.TotalMilliseconds, (long)longest.TotalMilliseconds);
        var entry = Stock[product];
        var id = StoreIds.Reorder(prefix, ++_reorderCount);
        var trace = Region.Emit(Entity, StoreEventType.ReorderTriggered, new ReorderTriggered(
            StoreId, DcId, product + 1, entry.OnHand, entry.Quantity, entry.Point, priority) { CorrelationId = id, ParentEventId = parent });
        Order(new SupplyLine(product, entry.Quantity, id, trace), priority switch { "NORMAL" => lead, "HIGH" => lead / 2, _ => lead / 4 });
    }
}
