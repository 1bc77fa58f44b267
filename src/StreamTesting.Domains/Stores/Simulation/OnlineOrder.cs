namespace StreamTesting.Domains;

/// <summary>An online order: created and paid at any hour, picked from the store's stock and shipped while the store is open.</summary>
internal sealed class OnlineOrder : StoreActor
{
    private const long Takes = 10 * StoreHours.Minute;
    private readonly StoreSite _store;
    private readonly int _customer;
    private readonly Basket _basket;
    private readonly string _id;
    private readonly string _created;
    private RandomSource _random;
    private Stage _stage = Stage.Payment;
    private int _line;

    public OnlineOrder(StoreSite store, int customer, Basket basket, RandomSource random)
    {
        (_store, _customer, _basket, _random) = (store, customer, basket, random);
        _id = store.NextOrder();
        _created = Emit(StoreEventType.OnlineOrderCreated, null, new OnlineOrderCreated(
            _id,
            store.Id,
            customer,
            basket.Lines.Count,
            StoreMoney.Amount(basket.Subtotal),
            StoreMoney.Amount(basket.Tax),
            StoreMoney.Amount(basket.Total),
            basket.Tender));
        Due = Region.Now + _random.NextInRange(1000, 5000);
    }

    private enum Stage
    {
        Payment,
        Picking,
        Picked,
        Shipped,
    }

    private StoreRegion Region => _store.Region;

    public override void Act()
    {
        switch (_stage)
        {
            case Stage.Payment:
                Emit(StoreEventType.PaymentProcessed, _created, new PaymentProcessed(
                    null,
                    _id,
                    _store.Id,
                    _customer,
                    _basket.Tender,
                    StoreMoney.Amount(_basket.Total),
                    _store.NextPayment(),
                    (int)_random.NextInRange(200, 3000),
                    "APPROVED"));
                Wait(Stage.Picking, 30, 240);
                break;
            case Stage.Picking:
                var line = _basket.Lines[_line++];
                _store.Sell(line.Product, line.Quantity, new StockChange(0, "", _id) { Correlation = _id, Parent = _created });
                _stage = _line < _basket.Lines.Count ? Stage.Picking : Stage.Picked;
                Due += _random.NextInRange(2000, 10_000);
                break;
            case Stage.Picked:
                Emit(StoreEventType.OnlineOrderPicked, _created, new OnlineOrderPicked(_id, _store.Id));
                Wait(Stage.Shipped, 30, 360);
                break;
            default:
                Emit(StoreEventType.OnlineOrderShipped, _created, new OnlineOrderShipped(_id, _store.Id));
                Due = Never;
                break;
        }
    }

    private void Wait(Stage stage, long fromMinutes, long toMinutes)
    {
        _stage = stage;
        var due = Due + _random.NextInRange(fromMinutes * StoreHours.Minute, toMinutes * StoreHours.Minute);
        Due = Region.Hours.Within(due, Takes, _random.NextInRange(0, 60 * StoreHours.Minute));
    }

    private string Emit(StoreEventType type, string? parent, StorePayload payload) =>
        Region.Emit(_store.Entity, type, payload with { CorrelationId = _id, ParentEventId = parent });
}
