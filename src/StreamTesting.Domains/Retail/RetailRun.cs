namespace StreamTesting.Domains;

/// <summary>
/// One run through what happens: draws each happening, keeps the ledger and the prices, and says what follows, as numbers. What a happening draws
/// stands at fixed places of its own sequence; restocks draw from another one.
/// </summary>
internal sealed class RetailRun
{
    private const int CustomerCount = 9000;
    private readonly RetailSales _options;
    private readonly RetailClock _clock;
    private readonly RetailDraws _draws;
    private readonly RetailWarehouse _warehouse;
    private readonly RetailPrices _prices;
    private readonly Seed _facts;
    private readonly Seed _restocks;
    private readonly RetailFaultDraws _faults;
    private readonly RetailFact[] _waiting = new RetailFact[4];
    private int _taken;
    private int _count;
    private long _index;
    private long _restockIndex;
    private long _now;
    private bool _hasNext;
    private bool _hasEnded;

    public RetailRun(RetailSales options, RetailCatalog catalog, Seed seed)
    {
        _options = options;
        _clock = new RetailClock(options, seed);
        _draws = new RetailDraws(options, seed);
        _warehouse = new RetailWarehouse(options, catalog);
        _prices = new RetailPrices(options, catalog.FirstPrices);
        _facts = seed.Derive("facts");
        _restocks = seed.Derive("restocks");
        _faults = new RetailFaultDraws(options, seed);
    }

    public ref readonly RetailFact Current => ref _waiting[_taken - 1];

    public static DomainSize SizeOf(RetailSales options, Seed seed)
    {
        var run = new RetailRun(options, new RetailCatalog(options, seed), seed);
        var (events, ended) = (0L, 0L);
        while (run.Next())
        {
            events++;
            ended += run.Current.Kind == RetailKind.Sale && options.Key == RetailKey.Documented ? 1 : 0;
        }

        return new DomainSize(events, ended);
    }

    public bool Next()
    {
        while (_taken == _count)
        {
            (_taken, _count) = (0, 0);
            if (!_hasNext && !_hasEnded)
            {
                _hasNext = _clock.Next(out _now);
                _hasEnded = !_hasNext;
            }

            if (_warehouse.NextDue <= (_hasNext ? _now : _clock.LastArrival))
            {
                Arrive();
                continue;
            }

            if (_hasEnded)
            {
                return false;
            }

            Happen();
            _hasNext = false;
        }

        _taken++;
        return true;
    }

    private void Happen()
    {
        var random = _facts.Random(_index);
        switch (_draws.Next(_index++))
        {
            case RetailKind.Sale:
                Sell(ref random);
                break;
            case RetailKind.Inventory:
                Correct(ref random);
                break;
            case RetailKind.Customer:
                Visit(ref random);
                break;
            case RetailKind.Price:
                ChangePrice(ref random);
                break;
            default:
                Remind(ref random);
                break;
        }
    }

    private void Sell(ref RandomSource random)
    {
        var (store, product) = Cell(ref random);
        var wanted = RetailWords.Quantity.Pick(ref random);
        var customer = (int)random.NextBelow(CustomerCount);
        var payment = One(RetailWords.Payments, ref random);
        var stock = _warehouse.StockOf(store, product);
        var isOversold = wanted > stock && _faults.IsOversold(_index);
        if (stock == 0 && !isOversold)
        {
            RestockIfLow(store, product, _now);
            return;
        }

        var sold = isOversold ? wanted : Math.Min(wanted, stock);
        var off = _faults.CentsOff(_index);
        Add(new RetailFact
        {
            Kind = RetailKind.Sale, Ticks = _now, Id = random.NextGuid(), Store = store, Product = product, Customer = customer,
            Quantity = sold, After = _prices[product], Word = payment, OffBy = off, Fault = off == 0 ? null : RetailFaults.TotalOff,
        });
        Move(store, product, -sold, RetailWords.Sale, random.NextGuid(), _now, isOversold ? RetailFaults.ClampedStock : null);
    }

    private void Correct(ref RandomSource random)
    {
        var (store, product) = Cell(ref random);
        var reason = One(RetailWords.Reasons, ref random);
        var id = random.NextGuid();
        var wanted = (int)(reason switch
        {
            RetailWords.Receipt => random.NextInRange(1, RetailSales.LargestCorrection),
            RetailWords.Adjustment => random.NextInRange(-5, RetailSales.LargestCorrection),
            _ => random.NextInRange(-5, -1),
        });
        if (wanted < 0 && _warehouse.StockOf(store, product) == 0)
        {
            RestockIfLow(store, product, _now);
            return;
        }

        var wrong = _faults.WrongReason(_index, wanted);
        Move(store, product, wanted, wrong ?? reason, id, _now, wrong is null ? null : RetailFaults.SignAgainstReason);
    }

    private void Visit(ref RandomSource random)
    {
        var (store, product) = Cell(ref random);
        var customer = (int)random.NextBelow(CustomerCount);
        var activity = One(RetailWords.Activities, ref random);
        var seconds = (int)random.NextInRange(30, 600);
        var isAboutNone = random.NextCoin(_options.WithoutProductRate);
        Add(new RetailFact
        {
            Kind = RetailKind.Customer, Ticks = _now, Id = random.NextGuid(), Store = store, Product = isAboutNone ? -1 : product,
            Customer = customer, Quantity = seconds, Word = activity,
        });
    }

    private void ChangePrice(ref RandomSource random)
    {
        var product = (int)random.NextBelow(_options.ProductCount);
        var id = random.NextGuid();
        var before = _prices[product];
        if (_prices.Change(product, ref random, out var isIncrease))
        {
            Add(new RetailFact
            {
                Kind = RetailKind.Price, Ticks = _now, Id = id, Product = product, Before = before, After = _prices[product],
                Word = One(isIncrease ? RetailWords.IncreaseReasons : RetailWords.DecreaseReasons, ref random),
            });
        }
    }

    private void Remind(ref RandomSource random)
    {
        var store = (int)random.NextBelow(_options.StoreCount);
        if (_warehouse.LongestUnderWay(store) is { } restock)
        {
            Alert(restock, random.NextGuid(), _now);
            return;
        }

        Restock(store, _warehouse.ProductWithLeast(store), _now);
    }

    private void Arrive()
    {
        var restock = _warehouse.Arrive();
        Move(restock.Store, restock.Product, restock.Quantity, RetailWords.Receipt, restock.Id, restock.Due);
    }

    private void Move(int store, int product, int wanted, string reason, Guid id, long ticks, string? fault = null)
    {
        var before = _warehouse.StockOf(store, product);
        var change = _warehouse.Change(store, product, wanted);
        Add(new RetailFact
        {
            Kind = RetailKind.Inventory, Ticks = ticks, Id = id, Store = store, Product = product,
            Quantity = fault == RetailFaults.ClampedStock ? wanted : change, Before = before, After = before + change, Word = reason, Fault = fault,
        });
        RestockIfLow(store, product, ticks);
    }

    private void RestockIfLow(int store, int product, long ticks)
    {
        if (_warehouse.StockOf(store, product) <= _options.RestockThreshold && !_warehouse.IsUnderWay(store, product))
        {
            Restock(store, product, ticks);
        }
    }

    private void Restock(int store, int product, long ticks)
    {
        var random = _restocks.Random(_restockIndex++);
        var quantity = (int)random.NextInRange(_options.LeastRestock, _options.MostRestock);
        var restock = new RetailRestock(random.NextGuid(), store, product, quantity, ticks + _options.RestockLead.Ticks);
        _warehouse.Order(restock);
        Alert(restock, random.NextGuid(), ticks);
    }

    private void Alert(RetailRestock restock, Guid id, long ticks) => Add(new RetailFact
    {
        Kind = RetailKind.Restock, Ticks = ticks, Id = id, Store = restock.Store, Product = restock.Product, Quantity = restock.Quantity,
        Before = _warehouse.StockOf(restock.Store, restock.Product), Word = RetailWords.Supplier, Restock = restock.Id, Due = restock.Due,
    });

    private (int Store, int Product) Cell(ref RandomSource random) =>
        ((int)random.NextBelow(_options.StoreCount), (int)random.NextBelow(_options.ProductCount));

    private void Add(in RetailFact fact) => _waiting[_count++] = fact;

    private static string One(string[] of, ref RandomSource random) => of[random.NextBelow(of.Length)];
}
