namespace StreamTesting.Domains;

/// <summary>
/// One distribution center with its stores, customers and ads: all that depends on each other, and on nothing else. The same for the same
/// options, seed and number, whether other regions are made or not.
/// </summary>
internal sealed class StoreRegion
{
    public const long Day = 86_400_000;
    private readonly DueHeap<StoreActor> _actors = new();
    private readonly Queue<StreamEvent> _events = new();
    private long _second = -1;
    private long _inSecond;
    private long _added;

    public StoreRegion(StoreDays options, Seed seed, int number, ProductTable products, Func<string, StreamEntity> entities)
    {
        Options = options;
        Number = number;
        Products = products;
        Seed = seed.Derive("region").Derive(number);
        Start = options.Start.ToUnixTimeMilliseconds();
        End = Start + (options.Days * Day);
        Hours = new StoreHours(options);
        Calendar = new RegionCalendar(options, StoreDays.CalendarSeedOf(seed), Seed);
        Shoppers = new RegionShoppers(options, number);
        Basket = new BasketMaker(this);
        Center = new CenterSite(this, entities(StoreIds.DcKey(number)));
        Stores = [.. options.StoresOf(number).Select((id, place) => new StoreSite(this, id, place, entities(StoreIds.StoreKey(id))))];
        foreach (var store in Stores)
        {
            Add(new StoreDoors(store));
            Add(new FootTraffic(store));
            Add(new NightCount(store));
            Add(new OnlineTraffic(store));
        }

        Add(new Advertising(this, [.. StoreWords.MarketingKeys.Select(entities)]));
    }

    public StoreDays Options { get; }

    /// <summary>The number of the distribution center, from 1.</summary>
    public int Number { get; }

    public Seed Seed { get; }

    /// <summary>When the stream begins, in milliseconds since 1970.</summary>
    public long Start { get; }

    /// <summary>When it ends, itself outside.</summary>
    public long End { get; }

    public ProductTable Products { get; }

    public StoreHours Hours { get; }

    public RegionCalendar Calendar { get; }

    public RegionShoppers Shoppers { get; }

    public BasketMaker Basket { get; }

    public CenterSite Center { get; }

    public IReadOnlyList<StoreSite> Stores { get; }

    /// <summary>The time of the act that goes on, in milliseconds since 1970.</summary>
    public long Now { get; private set; }

    /// <summary>Takes the next event in event-time order.</summary>
    public StreamEvent? Next()
    {
        while (_events.Count == 0 && !_actors.IsEmpty)
        {
            Now = _actors.Due;
            var actor = _actors.First;
            actor.Act();
            if (actor.Due < End)
            {
                _actors.Replace(actor.Due);
            }
            else
            {
                _actors.Remove();
            }
        }

        return _events.TryDequeue(out var next) ? next : null;
    }

    public void Add(StoreActor actor)
    {
        if (actor.Due < End)
        {
            _actors.Add(actor.Due, _added++, actor);
        }
    }

    /// <summary>Lets an event happen now.</summary>
    /// <returns>Its trace id.</returns>
    public string Emit(StreamEntity entity, StoreEventType type, StorePayload payload)
    {
        var second = Now / 1000;
        _inSecond = second == _second ? _inSecond + 1 : 0;
        _second = second;
        var trace = StoreIds.Trace(second, (_inSecond * Options.DcCount) + Number);
        var time = new DateTimeOffset(DateTime.UnixEpoch.Ticks + (Now * TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        _events.Enqueue(new StreamEvent(trace, StoreTypes.NameOf(type), entity, time, payload));
        return trace;
    }
}
