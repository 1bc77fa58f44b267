namespace StreamTesting.Domains;

/// <summary>
/// One run through what happens, as numbers: draws each happening and lets follow what follows. What a happening draws stands at fixed places of
/// its own sequence.
/// </summary>
internal sealed class RetailRun
{
    private const int CustomerCount = 9000;
    private readonly RetailSales _options;
    private readonly RetailClock _clock;
    private readonly RetailDraws _draws;
    private readonly RetailStockroom _stockroom;
    private readonly RetailPrices _prices;
    private readonly RetailFaultDraws _faults;
    private readonly RetailFacts _facts = new();
    private readonly Seed _happenings;
    private long _index;
    private long _now;
    private bool _hasNext;
    private bool _hasEnded;

    public RetailRun(RetailSales options, RetailCatalog catalog, Seed seed)
    {
        _options = options;
        _clock = new RetailClock(options, seed);
        _draws = new RetailDraws(options, seed);
        _stockroom = new RetailStockroom(options, catalog, _facts, seed);
        _prices = new RetailPrices(options, catalog.FirstPrices);
        _faults = new RetailFaultDraws(options, seed);
        _happenings = seed.Derive("facts");
    }

    public ref readonly RetailFact Current => ref _facts.Current;

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
        while (!_facts.Take())
        {
            if (!_hasNext && !_hasEnded)
            {
                _hasNext = _clock.Next(out _now);
                _hasEnded = !_hasNext;
            }

            if (_stockroom.NextDue <= (_hasNext ? _now : _clock.LastArrival))
            {
                _stockroom.Arrive();
            }
            else if (_hasEnded)
            {
                return false;
            }
            else
            {
                Happen();
                _index++;
                _hasNext = false;
            }
        }

        return true;
    }

    private void Happen()
    {
        var random = _happenings.Random(_index);
        switch (_draws.Next(_index))
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
                var store = (int)random.NextBelow(_options.StoreCount);
                _stockroom.Remind(store, random.NextGuid(), _now);
                break;
        }
    }

    private void Sell(ref RandomSource random)
    {
        var (store, product) = Cell(ref random);
        var wanted = RetailWords.Quantity.Pick(ref random);
        var customer = (int)random.NextBelow(CustomerCount);
        var payment = One(RetailWords.Payments, ref random);
        var stock = _stockroom.StockOf(store, product);
        var isOversold = wanted > stock && _faults.IsOversold(_index);
        if (stock == 0 && !isOversold)
        {
            _stockroom.RestockIfLow(store, product, _now);
            return;
        }

        var sold = isOversold ? wanted : Math.Min(wanted, stock);
        var off = _faults.CentsOff(_index);
        _facts.Add(new RetailFact
        {
            Kind = RetailKind.Sale, Ticks = _now, Id = random.NextGuid(), Store = store, Product = product, Customer = customer,
            Quantity = sold, After = _prices[product], Word = payment, OffBy = off, Fault = off == 0 ? null : RetailFaults.TotalOff,
        });
        _stockroom.Move(store, product, -sold, RetailWords.Sale, random.NextGuid(), _now, isOversold ? RetailFaults.ClampedStock : null);
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
        if (wanted < 0 && _stockroom.StockOf(store, product) == 0)
        {
            _stockroom.RestockIfLow(store, product, _now);
            return;
        }

        var wrong = _faults.WrongReason(_index, wanted);
        _stockroom.Move(store, product, wanted, wrong ?? reason, id, _now, wrong is null ? null : RetailFaults.SignAgainstReason);
    }

    private void Visit(ref RandomSource random)
    {
        var (store, product) = Cell(ref random);
        var customer = (int)random.NextBelow(CustomerCount);
        var activity = One(RetailWords.Activities, ref random);
        var seconds = (int)random.NextInRange(30, 600);
        var isAboutNone = random.NextCoin(_options.WithoutProductRate);
        _facts.Add(new RetailFact
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
            _facts.Add(new RetailFact
            {
                Kind = RetailKind.Price, Ticks = _now, Id = id, Product = product, Before = before, After = _prices[product],
                Word = One(isIncrease ? RetailWords.IncreaseReasons : RetailWords.DecreaseReasons, ref random),
            });
        }
    }

    private (int Store, int Product) Cell(ref RandomSource random) =>
        ((int)random.NextBelow(_options.StoreCount), (int)random.NextBelow(_options.ProductCount));

    private static string One(string[] of, ref RandomSource random) => of[random.NextBelow(of.Length)];
}
