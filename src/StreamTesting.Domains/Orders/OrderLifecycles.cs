namespace StreamTesting.Domains;

/// <summary>
/// Orders of a web shop over a span of time (source document 001). Each is created and authorized; then its amount may be corrected, and it
/// is shipped, cancelled, or left open. Being shipped or cancelled ends it.
/// </summary>
/// <remarks>
/// All rates are exact over the orders. Orders are created evenly over the span, order i in the i-th of as many slots, at a moment drawn
/// within it. An order is made from the seed and its number alone. Event times are whole seconds. Amounts are log-normal (e to the power of
/// N(4.4, 0.6)), rounded to cents and bounded to 5 and 500; a correction is at most 15 % off and never 0.
/// </remarks>
/// <param name="Count">How many orders; from 0 to 10^12.</param>
public sealed record OrderLifecycles(long Count) : Domain
{
    /// <summary>When the span begins, in UTC; 2026-01-01T00:00:00Z by default (O-16; never the clock).</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Over how long orders are created; from 1 second to 36,500 days, 14 days by default (O-17).</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How many tenants there are, each as likely; from 1, 25 by default (O-18).</summary>
    public int TenantCount { get; init; } = 25;

    /// <summary>How many users there are, each as likely; from 1, 5000 by default (O-19).</summary>
    public int UserCount { get; init; } = 5000;

    /// <summary>The share of the orders whose creation has schema version 2; 0.35 by default (O-20).</summary>
    public double V2Rate { get; init; } = 0.35;

    /// <summary>The share of the orders that are cancelled; 0.08 by default (O-21).</summary>
    public double CancelRate { get; init; } = 0.08;

    /// <summary>The share of the orders not cancelled that are shipped; 0.85 by default (O-22).</summary>
    public double ShipRate { get; init; } = 0.85;

    /// <summary>The share of the orders not cancelled whose amount is corrected; 0.10 by default (O-23).</summary>
    public double CorrectionRate { get; init; } = 0.10;

    /// <summary>
    /// The longest time between two steps, in whole minutes; from 1 minute to 365 days, 120 minutes by default (O-27). Shipping takes 30
    /// minutes to three times that, from the payment.
    /// </summary>
    public TimeSpan MaxEventGap { get; init; } = TimeSpan.FromMinutes(120);

    /// <summary>How long an event takes to arrive, at the most; from zero to 1 day, 60 seconds by default (O-38).</summary>
    public TimeSpan Transport { get; init; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public override string Name => "orders";

    /// <inheritdoc/>
    public override long EventCount => (2 * Count) + Cancelled + Selection.CountOf(ShipRate, Kept) + Selection.CountOf(CorrectionRate, Kept);

    /// <inheritdoc/>
    public override long EntityCount => Count;

    /// <inheritdoc/>
    public override TimeSpan TransportDelay => Transport;

    /// <inheritdoc/>
    public override IArrivalFormat Format => OrderJson.Instance;

    internal long Cancelled => Selection.CountOf(CancelRate, Count);

    internal long Kept => Count - Cancelled;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed) => new OrderEvents(this, seed);

    /// <summary>Makes the events of one order again, from the seed and its number alone.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given.</param>
    /// <param name="number">The order's number, from 0 to <see cref="Count"/> - 1.</param>
    /// <returns>Its events in event-time order, equal to those among all events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such order.</exception>
    public IReadOnlyList<StreamEvent> Order(Seed seed, long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        var order = new OrderMaker(this, seed).Make(number);
        return [.. order.Steps().Select(order.EventOf)];
    }

    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => OrderConflicts.Of(original, ref random);

    /// <inheritdoc/>
    public override void Validate()
    {
        OrderOptions.Validate(this);
    }
}
