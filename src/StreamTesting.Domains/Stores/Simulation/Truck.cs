namespace StreamTesting.Domains;

/// <summary>One way of a truck: from the distribution center to a store and back, or from a supplier to the distribution center.</summary>
internal sealed class Truck : StoreActor
{
    private const long LongestBreakdown = 480 * StoreHours.Minute;
    private const long LongestWeatherDelay = 240 * StoreHours.Minute;
    private const long LongestUnloading = 200 * StoreHours.Minute;
    private readonly CenterSite _center;
    private readonly StoreSite? _store;
    private readonly long _way;
    private readonly List<SupplyLine> _lines = [];
    private readonly TruckDelay _delay;
    private RandomSource _random;
    private Stage _stage;
    private string _shipment = "";
    private string _arrived = "";
    private string? _disruption;
    private int _number;
    private int _line;
    private long _unloading;
    private long _at;

    public Truck(CenterSite center, StoreSite? store, long leaves, long way)
    {
        _center = center;
        _store = store;
        _way = way;
        _delay = new TruckDelay(center.Region);
        Due = leaves;
    }

    private enum Stage
    {
        Waiting,
        Loading,
        Arriving,
        Unloading,
        Departing,
        Returning,
    }

    private StoreRegion Region => _center.Region;

    private StockSite Site => _store is null ? _center : _store;

    /// <summary>Whether it still takes goods, and leaves at that time at the latest.</summary>
    public bool TakesUntil(long leaves) => _stage == Stage.Waiting && Due <= leaves;

    public void Take(SupplyLine line) => _lines.Add(line);

    public override void Act()
    {
        switch (_stage)
        {
            case Stage.Waiting:
                Leave();
                break;
            case Stage.Loading:
                Load();
                break;
            case Stage.Arriving:
                Arrive();
                break;
            case Stage.Unloading:
                Unload();
                break;
            case Stage.Departing:
                Depart();
                break;
            default:
                _center.ReturnTruck(_number);
                Due = Never;
                break;
        }
    }

    private void Leave()
    {
        if (_store is not null && _delay.OutageEnd(Due) is var end && end > Due)
        {
            _disruption = "dc_outage";
            Due = end;
            return;
        }

        if (_store is null)
        {
            _center.Left(this);
        }
        else if (ReferenceEquals(_store.Loading, this))
        {
            _store.Loading = null;
        }

        var shipment = _center.NextShipment();
        _shipment = StoreIds.Shipment(Region.Number, shipment);
        _random = _center.TruckSeed.Random(shipment);
        _number = _center.TakeTruck();
        _stage = Stage.Loading;
        if (_store is null)
        {
            Travel();
        }
    }

    private void Load()
    {
        var line = _lines[_line];
        var shortage = _delay.ShortageAt(Due);
        var isShort = shortage > 0;
        var asked = isShort ? TruckDelay.Lessened(line.Quantity, shortage) : line.Quantity;
        var quantity = Math.Min(asked, _center.Stock[line.Product].OnHand);
        if (quantity == 0)
        {
            _lines.RemoveAt(_line);
            _center.Ship(_store!, line, 2 * _way);
        }
        else
        {
            _disruption ??= isShort ? "inventory_shortage" : null;
            _lines[_line++] = line with { Quantity = quantity };
            _center.Change(line.Product, new StockChange(-quantity, "OUTBOUND_SHIPMENT", _shipment)
            {
                Correlation = line.Reorder,
                Parent = line.Trace,
                Disruption = isShort ? "inventory_shortage" : null,
            });
        }

        Due += _random.NextInRange(1000, 3000);
        if (_line == _lines.Count)
        {
            Travel();
        }
    }

    private void Travel()
    {
        _line = 0;
        if (_lines.Count == 0)
        {
            _center.ReturnTruck(_number);
            Due = Never;
            return;
        }

        var (breakdown, weather) = (_random.NextDouble(), _random.NextDouble());
        var (longer, later, after) = (_random.NextDouble(), _random.NextDouble(), _random.NextInRange(0, 60 * StoreHours.Minute));
        var (weatherSeverity, breakdownSeverity) = (_delay.WeatherAt(Due, weather), _delay.BreakdownAt(Due, breakdown));
        Due += _way;
        if (weatherSeverity > 0)
        {
            _disruption = "weather_delay";
            Due += TruckDelay.Of(LongestWeatherDelay, weatherSeverity, later);
        }

        if (breakdownSeverity > 0)
        {
            _disruption = "truck_breakdown";
            Due += TruckDelay.Of(LongestBreakdown, breakdownSeverity, longer);
        }

        Due = _store is null ? Due : Region.Hours.Within(Due, LongestUnloading + StoreHours.Minute, after);
        _stage = Stage.Arriving;
    }

    private void Arrive()
    {
        var estimated = (int)_random.NextInRange(30, 180);
        _unloading = _random.NextInRange(25, 200);
        _at = Due;
        _arrived = Region.Emit(Site.Entity, StoreEventType.TruckArrived, new TruckArrived(
            StoreIds.Truck(Region.Number, _number), _center.Region.Number, _store?.Id, _shipment, estimated)
        {
            CorrelationId = _shipment,
            ParentEventId = _lines[0].Trace,
            DisruptionApplied = _disruption,
        });
        _stage = Stage.Unloading;
        Due = NextLine();
    }

    private void Unload()
    {
        var line = _lines[_line++];
        Site.Receive(line, line.Quantity, new StockChange(0, "INBOUND_SHIPMENT", _shipment) { Parent = _arrived, Disruption = _disruption });
        _stage = _line == _lines.Count ? Stage.Departing : Stage.Unloading;
        Due = NextLine();
    }

    private long NextLine() => _at + (_unloading * StoreHours.Minute * (_line + 1) / (_lines.Count + 1));

    private void Depart()
    {
        Region.Emit(Site.Entity, StoreEventType.TruckDeparted, new TruckDeparted(
            StoreIds.Truck(Region.Number, _number), _center.Region.Number, _store?.Id, _shipment, (int)_unloading)
        {
            CorrelationId = _shipment,
            ParentEventId = _arrived,
            DisruptionApplied = _disruption,
        });
        _stage = Stage.Returning;
        Due += _way;
    }
}
