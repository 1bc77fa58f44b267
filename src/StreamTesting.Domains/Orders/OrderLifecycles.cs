using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// Orders of a web shop over a span of time (source document 001). Each is created and its payment is authorized; then it is cancelled, or
/// shipped, or its amount is corrected, or shipped and corrected, or it stays as it is.
/// </summary>
/// <remarks>
/// <para>Order i of n is created at Start + Span x (i + u) / n, with u uniform in [0, 1): evenly, and never before the order with the number
/// before. The payment follows 1 minute to <see cref="MaxEventGap"/> later; from there, a cancellation or a correction 1 minute to
/// <see cref="MaxEventGap"/>, a shipment 30 minutes to three times that. Each whole minute is as likely, and no two events of an order have the
/// same time. Event times are whole seconds. Lifecycles overlap.</para>
/// <para>A cancellation is terminal: nothing follows it. A shipment is not: the document corrects amounts whenever the payment is
/// authorized (<c>post_auth_adjustment</c>), so a correction may come before or after a shipment.</para>
/// <para>Shares are exact for every seed: round(rate x orders), halves away from zero. Amounts are e to the power of N(4.4, 0.6), rounded to
/// cents and bounded to 5 and 500. A corrected amount differs from the old one by up to 15 %, each cent as likely, and always differs; so the
/// number of events is exact as well: 2 for each order, and 1 for each cancellation, shipment and correction.</para>
/// <para>An order is made from the seed and its number alone. Memory grows with the orders in flight, not with their number.</para>
/// </remarks>
/// <param name="Count">How many orders; from 0 to 10^12 (O-14).</param>
public sealed record OrderLifecycles(long Count = 5000) : Domain, IFinalStates
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// When the span begins: a whole second from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z by default, never the clock (O-16).
    /// </summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Over how long orders are created; whole seconds from 0 to 36,500 days, 14 days by default (O-17).</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How many tenants there are, each as likely; from 1 to 10^9, 25 by default (O-18).</summary>
    public int TenantCount { get; init; } = 25;

    /// <summary>How many users there are, each as likely; from 1 to 10^9, 5000 by default (O-19).</summary>
    public int UserCount { get; init; } = 5000;

    /// <summary>The share of the orders whose creation has schema version 2; from 0 to 1, 0.35 by default (O-20).</summary>
    public double V2Rate { get; init; } = 0.35;

    /// <summary>
    /// The share of the orders that are cancelled; from 0 to 1, 0.08 by default (O-21). It has a part in which others are shipped and corrected.
    /// </summary>
    public double CancelRate { get; init; } = 0.08;

    /// <summary>The share of the orders not cancelled that are shipped; from 0 to 1, 0.85 by default (O-22).</summary>
    public double ShipRate { get; init; } = 0.85;

    /// <summary>The share of the orders not cancelled whose amount is corrected; from 0 to 1, 0.10 by default (O-23).</summary>
    public double CorrectionRate { get; init; } = 0.10;

    /// <summary>
    /// The longest time between two steps, three times as long for a shipment, which takes 30 minutes at the least; whole minutes from 1 minute
    /// to 365 days, 120 minutes by default (O-27).
    /// </summary>
    public TimeSpan MaxEventGap { get; init; } = TimeSpan.FromMinutes(120);

    /// <summary>How long an event takes to arrive, at the most; from 0 to 1 day, 60 seconds by default (O-38).</summary>
    public TimeSpan Transport { get; init; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "orders";

    /// <inheritdoc/>
    [JsonIgnore]
    public override DomainSize? Size =>
        new DomainSize((2 * Count) + Cancelled + Selection.CountOf(ShipRate, Kept) + Selection.CountOf(CorrectionRate, Kept), Count) { Entities = Count };

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan TransportDelay => Transport;

    /// <summary>The document's JSON: <see cref="OrderJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => OrderJson.Instance;

    /// <summary>
    /// The faults by name, of creations: <c>missing-amount</c>, <c>null-amount</c>, <c>negative-amount</c>, <c>absurd-amount</c>, <c>wrong-currency</c> (XXX, which is
    /// no currency), <c>empty-order-id</c>, <c>text-amount</c>.
    /// </summary>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => OrderFaults.All;

    internal long Cancelled => Selection.CountOf(CancelRate, Count);

    internal long Kept => Count - Cancelled;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new OrderEvents(this, seed);
    }

    /// <summary>Makes the events of one order again, from the seed and its number alone.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="number">The order's number as it stands in its id, from 1 to <see cref="Count"/>: 17 for <c>O-0000017</c>.</param>
    /// <returns>Its events in event-time order, equal to those among all events, but not numbered (<see cref="StreamEvent.Index"/> is -1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such order.</exception>
    public IReadOnlyList<StreamEvent> Order(Seed seed, long number)
    {
        Validate();
        OptionRange.Check(number, 1, Count, nameof(number), "The number of the order");
        var maker = new OrderMaker(this, seed, inTurn: false);
        var life = maker.Open(number - 1);
        var events = new List<StreamEvent>();
        while (!life.IsOver)
        {
            events.Add(maker.Next(life));
        }

        return events;
    }

    /// <summary>
    /// Makes the event that conflicts with another: the same but for the amount of a creation, the method of a payment, the carrier of a
    /// shipment, the reason of a cancellation, or the new amount of a correction.
    /// </summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return OrderConflicts.Of(original, ref random);
    }

    /// <summary>Applies an event to its order.</summary>
    /// <param name="state">An <see cref="OrderState"/>, or null before the creation.</param>
    /// <param name="happened">The order's next event.</param>
    /// <returns>An <see cref="OrderState"/>.</returns>
    object IFinalStates.Apply(object? state, StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return OrderState.After((OrderState?)state, happened);
    }

    void IFinalStates.Write(object state, Utf8JsonWriter json) => ((OrderState)state).WriteTo(json);

    /// <inheritdoc/>
    public override void Validate()
    {
        OptionRange.Check(Count, 0, 1_000_000_000_000, nameof(Count), "The number of orders (count)");
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, TimeSpan.FromSeconds(1), nameof(Start), "The start (start)");
        OptionRange.CheckTime(Span, TimeSpan.Zero, TimeSpan.FromDays(36_500), TimeSpan.FromSeconds(1), nameof(Span), "The span (span)");
        OptionRange.Check(TenantCount, 1, 1_000_000_000, nameof(TenantCount), "The number of tenants (tenantCount)");
        OptionRange.Check(UserCount, 1, 1_000_000_000, nameof(UserCount), "The number of users (userCount)");
        OptionRange.CheckRate(V2Rate, nameof(V2Rate), "The share of schema version 2 (v2Rate)");
        OptionRange.CheckRate(CancelRate, nameof(CancelRate), "The share of cancelled orders (cancelRate)");
        OptionRange.CheckRate(ShipRate, nameof(ShipRate), "The share of shipped orders (shipRate)");
        OptionRange.CheckRate(CorrectionRate, nameof(CorrectionRate), "The share of corrected orders (correctionRate)");
        var (minute, millisecond) = (TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1));
        OptionRange.CheckTime(MaxEventGap, minute, TimeSpan.FromDays(365), minute, nameof(MaxEventGap), "The longest gap (maxEventGap)");
        OptionRange.CheckTime(Transport, TimeSpan.Zero, TimeSpan.FromDays(1), millisecond, nameof(Transport), "The longest time to arrive (transport)");
    }
}
