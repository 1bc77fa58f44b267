using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// A mixed batch of store events (source document 003, <c>generate_mixed_events</c>): so many of each type as the weights say, exactly, in a random
/// order, in bursts. Each event is right by itself: what it refers to exists, its sums are right, its stock is not below 0. No event knows another: a
/// line has no receipt, a ping no entry. Where events must belong together, take <see cref="StoreDays"/>.
/// </summary>
/// <remarks>
/// Event i of a burst of n happens in the i-th of n slots of the interval, at a moment drawn within. An event is made from the seed and its number
/// alone. Memory grows with stores and products.
/// </remarks>
/// <param name="Count">How many events are drawn; from 0 to 10^12, 100 by default (S-45).</param>
public sealed record StoreMix(long Count = 100) : Domain
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How often each type comes.</summary>
    public StoreWeights Weights { get; init; } = new();

    /// <summary>When the first burst begins; whole milliseconds, 2024-01-15T12:00:00Z, a Monday's noon, by default.</summary>
    public DateTimeOffset Start { get; init; } = new(2024, 1, 15, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The time from one burst to the next; whole milliseconds from 1 ms to 1 day, 500 ms by default (S-31).</summary>
    public TimeSpan EmitInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many events a burst has; from 1 to 1,000,000, 100 by default (S-32).</summary>
    public int Burst { get; init; } = 100;

    /// <summary>
    /// Whether each event drawn happens only with its <see cref="LikelihoodOf"/>, as in the document's code, of whose bursts a sixth is left by day; false
    /// by default. The number of events then depends on the seed.
    /// </summary>
    public bool Patterned { get; init; }

    /// <summary>How many stores there are; from 1 to 10,000, 6 by default.</summary>
    public int StoreCount { get; init; } = 6;

    /// <summary>How many distribution centers there are; from 1 to 10,000, 2 by default.</summary>
    public int DcCount { get; init; } = 2;

    /// <summary>How many products there are; from 3 to 100,000, 200 by default.</summary>
    public int Products { get; init; } = 200;

    /// <summary>How many customers there are; from 1 to 1,000,000,000, 5000 by default.</summary>
    public int Customers { get; init; } = 5000;

    /// <summary>Which fields stand around a payload; the document's eight by default.</summary>
    public StoreEnvelope Envelope { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "stores-mixed";

    /// <summary>The count; not known without a seed where the batch is <see cref="Patterned"/>.</summary>
    [JsonIgnore]
    public override DomainSize? Size => Patterned ? null : new DomainSize(Count, 0);

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan TransportDelay => EmitInterval;

    /// <summary>The document's JSON: <see cref="StoreJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => StoreJson.Of(Envelope);

    /// <summary>The faults of the document's data, by name: see <see cref="StoreFaults"/>.</summary>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => StoreFaults.All;

    /// <summary>
    /// How likely an event of a type happens at a time (S-99, <c>should_generate_event</c>): base x hour x weekend. The base is 0.30 for ads, 0.25 for
    /// pings, 0.20 for entries, 0.15 for receipts, 0.10 for changes of stock, 0.01 for openings and closings, 0.05 for all others; the hour counts 1.0
    /// from 9 to 21, 0.6 from 7 to 9 and 21 to 23, else 0.1; Saturday and Sunday 0.8.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="time">The time; what counts is its hour and day in UTC.</param>
    /// <returns>From 0 to 1.</returns>
    public static double LikelihoodOf(StoreEventType type, DateTimeOffset time) => StoreRates.Weekly.FactorAt(time) * type switch
    {
        StoreEventType.AdImpression => 0.30,
        StoreEventType.BlePingDetected => 0.25,
        StoreEventType.CustomerEntered => 0.20,
        StoreEventType.ReceiptCreated => 0.15,
        StoreEventType.InventoryUpdated => 0.10,
        StoreEventType.StoreOpened or StoreEventType.StoreClosed => 0.01,
        _ => 0.05,
    };

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new MixEvents(this, seed);
    }

    /// <summary>Makes the event that conflicts with another, as <see cref="StoreDays.Conflicting"/> does.</summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return StoreConflicts.Of(original, ref random);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        var millisecond = TimeSpan.FromMilliseconds(1);
        OptionRange.Check(Count, 0, 1_000_000_000_000, nameof(Count), "The number of events (count)");
        (Weights ?? throw new ArgumentException("There are no weights (weights); leave them out for the defaults.", nameof(Weights))).Validate();
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, millisecond, nameof(Start), "The start (start)");
        OptionRange.CheckTime(EmitInterval, millisecond, TimeSpan.FromDays(1), millisecond, nameof(EmitInterval), "The interval of emission (emitInterval)");
        OptionRange.Check(Burst, 1, 1_000_000, nameof(Burst), "The size of a burst (burst)");
        OptionRange.Check(StoreCount, 1, 10_000, nameof(StoreCount), "The number of stores (storeCount)");
        OptionRange.Check(DcCount, 1, 10_000, nameof(DcCount), "The number of distribution centers (dcCount)");
        OptionRange.Check(Products, 3, 100_000, nameof(Products), "The number of products (products)");
        OptionRange.Check(Customers, 1, 1_000_000_000, nameof(Customers), "The number of customers (customers)");
        var bursts = (Count / Burst) + 1;
        OptionRange.CheckTime(
            TimeSpan.FromDays(Math.Min(1e6, bursts * EmitInterval.TotalDays)),
            TimeSpan.Zero,
            TimeSpan.FromDays(365_000),
            TimeSpan.FromTicks(1),
            nameof(Count),
            "The time that all bursts take");
        StoreEnvelopes.Check(Envelope);
    }
}
