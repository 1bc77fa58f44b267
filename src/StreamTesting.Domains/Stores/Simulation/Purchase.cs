namespace StreamTesting.Domains;

/// <summary>
/// A purchase at the checkout: the receipt, its promotion, each line with its change of stock, the payment. The basket is filled and promised
/// when the receipt is created.
/// </summary>
internal sealed class Purchase(StoreSite store, int customer, AdJourney? journey, string session, string entered, long due)
{
    private readonly string _correlation = journey?.Id ?? session;
    private RandomSource _random = store.Seed.Derive(journey is null ? 3 : 4).Random(store.Entries);
    private Basket? _basket;
    private string _receipt = "";
    private string _created = "";
    private string _line = "";
    private Stage _stage;
    private int _number;

    private enum Stage
    {
        Receipt,
        Promotion,
        Line,
        Stock,
        Payment,
    }

    /// <summary>When the next step happens.</summary>
    public long Due { get; private set; } = due;

    private StoreRegion Region => store.Region;

    /// <summary>Takes the next step.</summary>
    /// <returns>When the one after happens; <see cref="StoreActor.Never"/> where it is over.</returns>
    public long Act()
    {
        var (next, from, to) = Step();
        _stage = next;
        Due = to == 0 ? StoreActor.Never : Due + _random.NextInRange(from, to);
        return Due;
    }

    private (Stage Next, long From, long To) Step()
    {
        switch (_stage)
        {
            case Stage.Receipt:
                _basket = Region.Basket.Fill(store, journey is not null, isOnline: false, ref _random);
                if (_basket is null)
                {
                    return (Stage.Payment, 0, 0);
                }

                Create(_basket);
                return (_basket.PromoCode is null ? Stage.Line : Stage.Promotion, 100, 400);
            case Stage.Promotion:
                Promote(_basket!);
                return (Stage.Line, 100, 400);
            case Stage.Line:
                Add(_basket!, _basket!.Lines[_number]);
                return (Stage.Stock, 50, 200);
            case Stage.Stock:
                var sold = _basket!.Lines[_number++];
                store.Sell(sold.Product, sold.Quantity, new StockChange(0, "", _receipt) { Correlation = _correlation, Session = session, Parent = _line });
                return _number < _basket.Lines.Count ? (Stage.Line, 500, 2000) : (Stage.Payment, 1000, 4000);
            default:
                Pay(_basket!);
                return (Stage.Payment, 0, 0);
        }
    }

    private void Create(Basket basket)
    {
        _receipt = store.NextReceipt();
        _created = Emit(StoreEventType.ReceiptCreated, entered, new ReceiptCreated(
            store.Id,
            customer,
            _receipt,
            StoreMoney.Amount(basket.Gross),
            StoreMoney.Amount(basket.Discount),
            StoreMoney.Amount(basket.Subtotal),
            StoreMoney.Amount(basket.Tax),
            StoreMoney.Amount(basket.Total),
            basket.Tender,
            basket.Lines.Count,
            journey?.Campaign));
    }

    private void Promote(Basket basket) => Emit(StoreEventType.PromotionApplied, _created, new PromotionApplied(
        _receipt,
        store.Id,
        customer,
        basket.PromoCode!,
        StoreMoney.Amount(basket.Discount),
        basket.IsPercentage ? "percentage" : "fixed",
        [.. basket.Lines.Select(line => line.Product + 1)]));

    private void Add(Basket basket, BasketLine line) => _line = Emit(StoreEventType.ReceiptLineAdded, _created, new ReceiptLineAdded(
        _receipt,
        store.Id,
        _number + 1,
        line.Product + 1,
        line.Quantity,
        StoreMoney.Amount(line.Price),
        StoreMoney.Amount(line.Extended),
        StoreMoney.Amount(line.Discount),
        basket.PromoCode));

    private void Pay(Basket basket) => Emit(StoreEventType.PaymentProcessed, _created, new PaymentProcessed(
        _receipt,
        null,
        store.Id,
        customer,
        basket.Tender,
        StoreMoney.Amount(basket.Total),
        store.NextPayment(),
        (int)_random.NextInRange(200, 3000),
        "APPROVED"));

    private string Emit(StoreEventType type, string parent, StorePayload payload) => Region.Emit(
        store.Entity, type, payload with { CorrelationId = _correlation, SessionId = session, ParentEventId = parent });
}
