namespace StreamTesting.Domains;

/// <summary>A session: a customer whose phone is heard enters a store, moves about, perhaps buys, and leaves before the store closes.</summary>
internal sealed class Visit : StoreActor
{
    private const long Second = 1000;
    private readonly StoreSite _store;
    private readonly int _customer;
    private readonly string _ble;
    private readonly string _session;
    private readonly string _correlation;
    private readonly string _entered;
    private readonly AdJourney? _journey;
    private readonly long _exit;
    private RandomSource _walk;
    private Purchase? _purchase;
    private long _nextPing;
    private long _checkout;
    private long _step;
    private int _zone;

    private Visit(StoreSite store, int customer, AdJourney? journey, string session, string entered, long exit, ref RandomSource facts)
    {
        (_store, _customer, _journey, _session, _entered, _exit) = (store, customer, journey, session, entered, exit);
        _ble = StoreIds.Ble(customer);
        _correlation = journey?.Id ?? session;
        var baskets = store.Region.Options.Baskets;
        var buys = facts.NextCoin(journey is null ? baskets.PurchaseRate : baskets.CampaignPurchaseRate);
        var receipt = Math.Max(Now + (2 * StoreHours.Minute), exit - facts.NextInRange(120 * Second, 480 * Second));
        _checkout = buys ? receipt - facts.NextInRange(10 * Second, 60 * Second) : Never;
        _nextPing = Now + facts.NextInRange(Second, 10 * Second);
        _step = Math.Min(_checkout, exit);
        _purchase = buys ? new Purchase(store, customer, journey, session, entered, receipt) : null;
        _walk = store.Seed.Derive(journey is null ? 1 : 2).Random(store.Entries);
        Due = Math.Min(_nextPing, _step);
    }

    private StoreRegion Region => _store.Region;

    private long Now => _store.Region.Now;

    /// <summary>Lets somebody enter now.</summary>
    /// <param name="store">The store.</param>
    /// <param name="customer">The customer, or 0 where no phone is heard: then nothing follows.</param>
    /// <param name="type">The visitor's type.</param>
    /// <param name="journey">The ads that led here; null without.</param>
    /// <param name="facts">Draws.</param>
    public static void Enter(StoreSite store, int customer, string type, AdJourney? journey, RandomSource facts)
    {
        var region = store.Region;
        var visits = region.Options.Visits;
        store.Entries++;
        var stay = facts.NextInRange((long)visits.ShortestStay.TotalMilliseconds, (long)visits.LongestStay.TotalMilliseconds);
        var isLong = visits.LongStayEvery > 0 && store.Entries % visits.LongStayEvery == 0;
        stay = isLong ? (long)visits.LongStay.TotalMilliseconds : stay;
        stay = journey is null ? stay : (long)(stay * (1 + region.Options.Baskets.CampaignStay));
        var exit = Math.Min(region.Now + stay, region.Hours.ClosingOf(region.Now) - (StoreHours.Minute / 2));
        var session = customer == 0 ? null : store.NextSession();
        var entered = region.Emit(store.Entity, StoreEventType.CustomerEntered, new CustomerEntered(
            store.Id, store.Sensor, StoreWords.Entrance, 1, (int)((exit - region.Now) / Second), customer == 0 ? null : customer, type)
        {
            CorrelationId = journey?.Id ?? session,
            SessionId = session,
            ParentEventId = journey?.LastTrace,
        });
        if (session is not null)
        {
            region.Shoppers.Enter(customer);
            region.Add(new Visit(store, customer, journey, session, entered, exit, ref facts));
        }
    }

    public override void Act()
    {
        if (Due == _nextPing)
        {
            Ping();
        }
        else if (Due == _exit)
        {
            Leave();
            return;
        }
        else if (Due == _checkout)
        {
            Move(StoreWords.Zones.Length - 1);
            _checkout = Never;
            _step = _purchase!.Due;
        }
        else
        {
            _step = Math.Min(_purchase!.Act(), _exit);
        }

        Due = Math.Min(_nextPing, _step);
    }

    private void Ping()
    {
        var visits = Region.Options.Visits;
        Region.Emit(_store.Entity, StoreEventType.BlePingDetected, new BlePingDetected(
            _store.Id, _store.Beacons[_zone], _ble, (int)_walk.NextInRange(-80, -30), StoreWords.Zones[_zone])
        {
            CorrelationId = _correlation,
            SessionId = _session,
            ParentEventId = _entered,
        });
        if (_purchase is null || _checkout != Never)
        {
            MoveOn(visits.ZoneMoveRate);
        }

        var mean = visits.PingEvery.TotalMilliseconds;
        _nextPing += (long)(mean * (0.5 + _walk.NextDouble()));
        _nextPing = _nextPing < _exit ? _nextPing : Never;
    }

    private void MoveOn(double rate)
    {
        if (!_walk.NextCoin(rate))
        {
            return;
        }

        var to = 1 + (int)_walk.NextBelow(_zone == 0 ? StoreWords.Departments.Length : StoreWords.Departments.Length - 1);
        Move(_zone != 0 && to >= _zone ? to + 1 : to);
    }

    private void Move(int zone)
    {
        Region.Emit(_store.Entity, StoreEventType.CustomerZoneChanged, new CustomerZoneChanged(
            _store.Id, _ble, StoreWords.Zones[_zone], StoreWords.Zones[zone])
        {
            CorrelationId = _correlation,
            SessionId = _session,
            ParentEventId = _entered,
        });
        _zone = zone;
    }

    private void Leave()
    {
        if (_zone != 0)
        {
            Move(0);
        }

        Region.Shoppers.Leave(_customer);
        Due = Never;
    }
}
