namespace StreamTesting.Domains;

/// <summary>Makes orders, each from the seed and its number alone.</summary>
internal sealed class OrderMaker
{
    private readonly OrderLifecycles _options;
    private readonly Seed _facts;
    private readonly Seed _details;
    private readonly OrderIds _names;
    private readonly KeyedPermutation _cancelled;
    private readonly Selection _version2;
    private readonly Selection _shipped;
    private readonly Selection _corrected;

    public OrderMaker(OrderLifecycles options, Seed seed)
    {
        _options = options;
        _facts = seed.Derive("facts");
        _details = seed.Derive("details");
        _names = new OrderIds(options.TenantCount, options.UserCount);
        _cancelled = new KeyedPermutation(seed.Derive("cancelled"), options.Count);
        _version2 = new Selection(seed.Derive("v2"), options.Count, options.V2Rate);
        _shipped = new Selection(seed.Derive("shipped"), options.Kept, options.ShipRate);
        _corrected = new Selection(seed.Derive("corrected"), options.Kept, options.CorrectionRate);
    }

    /// <summary>An order that is not cancelled has a rank among its like: its place in the permutation less the number of the cancelled.</summary>
    public OrderLife Make(long number)
    {
        var rank = _cancelled.PlaceOf(number) - _options.Cancelled;
        var random = _facts.Random(number);
        var created = SlotStart(number);
        created += random.NextBelow(Math.Max(1, SlotStart(number + 1) - created));
        var gap = _options.MaxEventGap.Ticks / TimeSpan.TicksPerMinute;
        var paid = created + (60 * random.NextInRange(1, gap));
        var shipGap = random.NextInRange(30, Math.Max(30, 3 * gap));
        var otherGap = random.NextInRange(1, gap);
        var life = new OrderLife(_details, number)
        {
            Context = new OrderContext(
                _names.Tenant(random.NextInRange(1, _options.TenantCount)),
                _names.User(random.NextInRange(1, _options.UserCount)),
                OrderIds.Session(random.NextInRange(1, 199_999)),
                OrderWords.Source.Pick(ref random),
                OrderWords.Environment.Pick(ref random)),
            Cents = Math.Clamp((long)Math.Round(100 * random.NextLogNormal(4.4, 0.6)), 500, 50_000),
            Currency = OrderWords.Currency.Pick(ref random),
            IsVersion2 = _version2.Contains(number),
            IsCancelled = rank < 0,
            IsShipped = rank >= 0 && _shipped.Contains(rank),
            IsCorrected = rank >= 0 && _corrected.Contains(rank),
            Created = created,
            Authorized = paid,
        };
        life.Ended = paid + (60 * (life.IsShipped ? shipGap : otherGap));
        life.Corrected = paid + (60 * (life.IsShipped ? 1 + (otherGap % Math.Min(gap, shipGap - 1)) : otherGap));
        return life;
    }

    private long SlotStart(long number) =>
        (_options.Start.UtcTicks / TimeSpan.TicksPerSecond)
        + (long)((Int128)(_options.Span.Ticks / TimeSpan.TicksPerSecond) * number / Math.Max(1, _options.Count));
}
