namespace StreamTesting.Domains;

/// <summary>
/// Fills baskets: so many lines that together cost about what the customer is ready to spend, of products that are there. What is in a basket is
/// promised until it is sold.
/// </summary>
internal sealed class BasketMaker
{
    private const int MostLines = 40;
    private const int MostBaseLines = 20;
    private const int Neighbors = 32;
    private readonly StoreRegion _region;
    private readonly StoreBaskets _options;
    private readonly long _tax;
    private readonly long _spendFrom;
    private readonly long _spendTo;

    public BasketMaker(StoreRegion region)
    {
        _region = region;
        _options = region.Options.Baskets;
        _tax = StoreMoney.BasisPointsOf(_options.TaxRate);
        (_spendFrom, _spendTo) = (StoreMoney.Cents(_options.SpendFrom), StoreMoney.Cents(_options.SpendTo));
    }

    /// <summary>Fills a basket now; null where nothing is there to buy.</summary>
    public Basket? Fill(StoreSite store, bool isLed, bool isOnline, ref RandomSource random)
    {
        var lines = (double)Math.Clamp((int)random.NextNormal(_options.ItemsMean, _options.ItemsDeviation), 1, MostBaseLines);
        var more = random.NextDouble();
        var budget = random.NextInRange(_spendFrom, _spendTo) * store.Spending * _region.Calendar.Spending;
        var tenders = isOnline ? StoreWords.OnlineTenders : StoreWords.Tenders;
        var basket = new Basket(tenders[random.NextBelow(tenders.Length)]);
        var promotion = PromotionDraw.Of(ref random);
        if (isLed)
        {
            lines = Math.Floor((lines * (1 + _options.CampaignItems)) + more);
            budget *= 1 + _options.CampaignSpend;
        }

        FillLines(basket, store, (int)Math.Min(lines, MostLines), budget, ref random);
        if (basket.Lines.Count == 0)
        {
            return null;
        }

        if (!isOnline && promotion.Coin < (isLed ? _options.CampaignPromotionRate : _options.PromotionRate))
        {
            promotion.ApplyTo(basket, _options.PercentageRate, _region.Now);
        }

        basket.Tally(_tax);
        return basket;
    }

    private void FillLines(Basket basket, StoreSite store, int lines, double budget, ref RandomSource random)
    {
        for (var left = lines; left > 0; left--)
        {
            var share = left == 1 ? budget : budget / left * (0.6 + (0.8 * random.NextDouble()));
            var quantity = (int)random.NextInRange(1, 3);
            var department = _region.Calendar.Department.Pick(ref random);
            var products = _region.Products.From(department, (long)Math.Max(0, share / quantity), out var place);
            var product = Nearest(products, place, basket, store);
            if (product >= 0)
            {
                quantity = Math.Min(quantity, store.Stock.AvailableOf(product));
                var price = _region.Products.PriceOf(product);
                store.Stock[product].Promised += quantity;
                basket.Add(product, quantity, price);
                budget -= (double)quantity * price;
            }
        }
    }

    private static int Nearest(int[] products, int place, Basket basket, StoreSite store)
    {
        for (var step = 0; step < 2 * Neighbors; step++)
        {
            var at = (step & 1) == 0 ? place + (step / 2) : place - 1 - (step / 2);
            if ((uint)at < (uint)products.Length && store.Stock.AvailableOf(products[at]) > 0 && !basket.Has(products[at]))
            {
                return products[at];
            }
        }

        return -1;
    }
}
