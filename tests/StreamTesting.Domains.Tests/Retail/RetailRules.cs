namespace StreamTesting.Domains.Tests;

/// <summary>What is true of every run, whatever the options: a ledger and a price list of its own, kept from the events alone.</summary>
internal sealed class RetailRules
{
    private readonly RetailSales _options;
    private readonly string _what;
    private readonly Dictionary<(string Store, string Product), int> _stock = [];
    private readonly Dictionary<string, decimal> _prices = [];
    private readonly Dictionary<Guid, RetailRestockAlert> _underWay = [];
    private readonly HashSet<Guid> _arrived = [];
    private readonly HashSet<string> _ids = [];
    private DateTimeOffset _last;
    private StreamEvent? _before;
    private (string Store, string Product)? _owesAlert;
    private RetailTransaction? _owesUpdate;

    private RetailRules(RetailSales options, Seed seed, string what)
    {
        _options = options;
        _what = what;
        _last = options.Start;
        var reference = options.Reference(seed);
        for (var store = 0; store < reference.Stores.Count; store++)
        {
            for (var product = 0; product < reference.Products.Count; product++)
            {
                _stock[(reference.Stores[store].StoreId, reference.Products[product].Sku)] = reference.FirstStockOf(store, product);
            }
        }

        foreach (var product in reference.Products)
        {
            _prices[product.Sku] = product.FirstPrice;
        }
    }

    public static int Check(RetailSales options, Seed seed, string what)
    {
        var rules = new RetailRules(options, seed, what);
        foreach (var happened in options.Events(seed))
        {
            rules.Take(happened);
        }

        rules.End();
        return rules._ids.Count;
    }

    private void Take(StreamEvent happened)
    {
        Rule(_ids.Add(happened.Id), happened);
        Rule(happened.EventTime >= _last && happened.EventTime.Ticks % TimeSpan.TicksPerMicrosecond == 0, happened);
        Rule(!(_options.Duration is { } duration) || happened.EventTime < _options.Start + duration, happened);
        Rule(_owesUpdate is null || happened.Payload is RetailInventoryUpdate, happened);
        Rule(_owesAlert is null || happened.Payload is RetailRestockAlert, happened);
        Rule((_owesUpdate is null && _owesAlert is null) || happened.EventTime == _last, happened);
        _last = happened.EventTime;
        switch (happened.Payload)
        {
            case RetailTransaction sale:
                Take(sale, happened);
                break;
            case RetailInventoryUpdate update:
                Take(update, happened);
                break;
            case RetailRestockAlert alert:
                Take(alert, happened);
                break;
            case RetailPriceChange change:
                Take(change, happened);
                break;
            default:
                var customer = (RetailCustomerEvent)happened.Payload!;
                Rule(customer.SessionDuration is >= 30 and <= 600 && IsCustomer(customer.CustomerId), happened);
                break;
        }

        _before = happened;
    }

    private void Take(RetailTransaction sale, StreamEvent happened)
    {
        Rule(sale.Quantity is >= 1 and <= 10 && IsCustomer(sale.CustomerId), happened);
        Rule((sale.TotalAmount == sale.Quantity * sale.UnitPrice) == happened.Faults.IsEmpty && sale.TotalAmount.Scale == 2, happened);
        Rule(sale.UnitPrice == _prices[sale.ProductId], happened);
        _owesUpdate = sale;
    }

    private void Take(RetailInventoryUpdate update, StreamEvent happened)
    {
        var cell = (update.StoreId, update.ProductId);
        Rule(update.PreviousQuantity == _stock[cell], happened);
        Rule((update.PreviousQuantity + update.QuantityChange == update.NewQuantity) == !happened.Faults.Contains(RetailFaults.ClampedStock), happened);
        Rule(update.NewQuantity >= 0 && (!happened.Faults.Contains(RetailFaults.ClampedStock) || update.NewQuantity == 0), happened);
        Rule(update.Reason == "sale" == _owesUpdate is not null, happened);
        Rule(_owesUpdate is null || (cell == (_owesUpdate.StoreId, _owesUpdate.ProductId) && update.QuantityChange == -_owesUpdate.Quantity), happened);
        _owesUpdate = null;
        _stock[cell] = update.NewQuantity;
        if (_underWay.Remove(happened.Uuid!.Value, out var restock))
        {
            Rule(update.Reason == "receipt" && update.QuantityChange == restock.RestockQuantity && cell == (restock.StoreId, restock.ProductId), happened);
            Rule(happened.EventTime == restock.ExpectedDate && _arrived.Add(happened.Uuid!.Value), happened);
        }
        else
        {
            Rule(update.QuantityChange is >= -10 and <= 10, happened);
            Rule(happened.Faults.Contains(RetailFaults.SignAgainstReason) != update.Reason switch
            {
                "sale" or "damage" or "theft" => update.QuantityChange < 0,
                "receipt" => update.QuantityChange > 0,
                _ => update.Reason == "adjustment" && update.QuantityChange >= -5,
            }, happened);
        }

        _owesAlert = update.NewQuantity <= _options.RestockThreshold && !IsUnderWay(cell) ? cell : null;
    }

    private void Take(RetailRestockAlert alert, StreamEvent happened)
    {
        var cell = (alert.StoreId, alert.ProductId);
        Rule(alert.CurrentQuantity == _stock[cell] && alert.Severity == (alert.CurrentQuantity <= 5 ? "high" : "medium"), happened);
        Rule(_owesAlert is null || cell == _owesAlert, happened);
        _owesAlert = null;
        if (_underWay.TryGetValue(alert.RestockId, out var first))
        {
            Rule(alert with { CurrentQuantity = 0, Severity = "" } == first with { CurrentQuantity = 0, Severity = "" }, happened);
            return;
        }

        Rule(!_arrived.Contains(alert.RestockId) && !IsUnderWay(cell), happened);
        Rule(alert.ExpectedDate == happened.EventTime + _options.RestockLead && alert.Supplier == "Auto-Restock System", happened);
        Rule(alert.RestockQuantity >= _options.LeastRestock && alert.RestockQuantity <= _options.MostRestock, happened);
        _underWay[alert.RestockId] = alert;
    }

    private void Take(RetailPriceChange change, StreamEvent happened)
    {
        Rule(change.OldPrice == _prices[change.ProductId] && change.NewPrice != change.OldPrice && change.NewPrice >= 0.01m, happened);
        var part = Math.Abs(change.NewPrice - change.OldPrice) / change.OldPrice;
        var cent = 0.01m / change.OldPrice;
        Rule(change.ChangeType == (change.NewPrice > change.OldPrice ? "increase" : "decrease"), happened);
        Rule(part >= 0.01m - cent && part <= (change.NewPrice > change.OldPrice ? 0.15m : 0.25m) + cent, happened);
        Rule(change.NewPrice > change.OldPrice ? change.Reason is "cost_change" or "seasonal" : change.Reason is "cost_change" or "seasonal" or "promotion" or "clearance", happened);
        _prices[change.ProductId] = change.NewPrice;
    }

    private void End()
    {
        var end = _options.Duration is { } duration && _options.Count is null ? _options.Start + duration : _last;
        Rule(_owesUpdate is null && _owesAlert is null, "the end");
        Rule(_underWay.Values.All(restock => restock.ExpectedDate >= end), "the end");
    }

    private bool IsUnderWay((string Store, string Product) cell) => _underWay.Values.Any(restock => (restock.StoreId, restock.ProductId) == cell);

    private static bool IsCustomer(string id) => id.Length == 8 && id.StartsWith("CUST", StringComparison.Ordinal) && int.Parse(id[4..]) is >= 1000 and <= 9999;

    private void Rule(bool isKept, object at, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(isKept))] string? rule = null)
    {
        if (!isKept)
        {
            throw new ShouldAssertException($"{rule}\n    does not hold at\n{at}: {(at as StreamEvent)?.Payload}\n    after\n{_before}: {_before?.Payload}\n    ({_what})");
        }
    }
}
