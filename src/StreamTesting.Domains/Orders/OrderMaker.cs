namespace StreamTesting.Domains;

/// <summary>
/// Makes orders, each from the seed and its number alone. What an order draws stands at fixed places of its own sequences, whatever happens
/// to it, so that a knob changes only what it is about.
/// </summary>
internal sealed class OrderMaker
{
    private const int SecondsPerMinute = 60;
    private const int ElementsPerOrder = 8;
    private const int InARow = 64;
    private const int KeptIds = 100_000;
    private readonly Seed _facts;
    private readonly Seed _events;
    private readonly OrderShares _shares;
    private readonly OrderIds _ids;
    private readonly OrderOptions _options;

    /// <param name="options">The options.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="inTurn">Whether many orders are made, in turn; any may be made in any case.</param>
    public OrderMaker(OrderLifecycles options, Seed seed, bool inTurn)
    {
        _options = new OrderOptions(options);
        _facts = seed.Derive("facts");
        _events = seed.Derive("events");
        _shares = new OrderShares(options, seed, inTurn ? InARow : 1);
        _ids = new OrderIds(options.TenantCount, options.UserCount, inTurn ? KeptIds : 0);
    }

    public OrderLife Open(long index)
    {
        var random = _facts.Random(index);
        var created = _options.CreationOf(index, random.NextUInt64());
        var tenant = random.NextInRange(1, _options.Tenants);
        var user = random.NextInRange(1, _options.Users);
        var session = random.NextInRange(1, 199_999);
        var source = OrderWords.Source.Pick(ref random);
        var environment = OrderWords.Environment.Pick(ref random);
        var currency = OrderWords.Currency.Pick(ref random);
        var amount = random.NextLogNormal(4.4, 0.6);
        var payment = random.NextInRange(1, _options.GapMinutes);
        var shipping = random.NextInRange(30, Math.Max(30, 3 * _options.GapMinutes));
        var other = random.NextInRange(1, _options.GapMinutes);
        var id = OrderIds.Order(index + 1);
        return new OrderLife
        {
            Index = index,
            Entity = new StreamEntity(id),
            Context = new OrderContext(_ids.Tenant(tenant), _ids.User(user), OrderIds.Session(session), source, environment),
            Cents = (int)Math.Clamp(Math.Round(100 * amount, MidpointRounding.AwayFromZero), 500, 50_000),
            Currency = currency,
            IsVersion2 = _shares.IsVersion2(index),
            Schedule = Schedule(_shares.FateOf(index), created, payment, shipping, other),
        };
    }

    /// <summary>Makes the event of an order's next step, and lets the order go on to the one after.</summary>
    public StreamEvent Next(OrderLife life)
    {
        var step = life.Step;
        var random = _events.Random((life.Index * ElementsPerOrder) + (long)step);
        var id = random.NextGuid();
        var payload = OrderPayloads.Of(life, step, ref random);
        var time = new DateTimeOffset(life.Due * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var happened = new StreamEvent(id, OrderWords.Types[(int)step], life.Entity, time, payload)
        {
            SchemaVersion = step == OrderStep.Created && life.IsVersion2 ? 2 : 1,
            EndsEntity = life.IsLast,
        };
        life.Advance();
        return happened;
    }

    private static OrderSchedule Schedule(OrderFate fate, long created, long payment, long shipping, long other)
    {
        var schedule = default(OrderSchedule);
        var authorized = created + (payment * SecondsPerMinute);
        schedule.Add(OrderStep.Created, created);
        schedule.Add(OrderStep.Authorized, authorized);
        if (fate.IsCancelled)
        {
            schedule.Add(OrderStep.Cancelled, authorized + (other * SecondsPerMinute));
            return schedule;
        }

        if (fate.IsCorrected)
        {
            var apart = fate.IsShipped && other == shipping ? other - 1 : other;
            schedule.Add(OrderStep.Corrected, authorized + (apart * SecondsPerMinute));
        }

        if (fate.IsShipped)
        {
            schedule.Add(OrderStep.Shipped, authorized + (shipping * SecondsPerMinute));
        }

        return schedule;
    }
}
