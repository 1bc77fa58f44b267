using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// What happens in a chain of stores (source document 002): sales, inventory updates, customers, price changes and restock alerts, each on its
/// own topic, over one ledger of stock and one list of prices.
/// </summary>
/// <remarks>
/// <para>Happenings follow one another, each of a type drawn by <see cref="Mix"/>; what follows from one happens at the same moment. A sale takes
/// its quantity from the stock by an inventory update. Whatever leaves <see cref="RestockThreshold"/> or fewer raises an alert for that
/// product in that store, unless it is being restocked already; the restock arrives after <see cref="RestockLead"/> as a receipt.</para>
/// <para>There is never less than nothing in stock: who wants more than there is gets what there is, and where there is nothing, nothing is sold
/// and no event made. So previous and change make new in every inventory update, and each begins where the last one of its cell ended.</para>
/// <para>A restock that is drawn is a reminder of the one that is longest under way in a drawn store; where there is none, the store's product with
/// the least stock is restocked ahead. A price change that would leave a tenth or ten times of the first price goes the other way.</para>
/// <para>The stock and the prices are one state, made in one pass, whatever part of the stream is taken. Memory grows with stores times
/// products and never with the length.</para>
/// </remarks>
public sealed record RetailSales : Domain, IFinalStates
{
    /// <summary>How many stores times products there are at the most: 10,000,000.</summary>
    public const long MostCells = 10_000_000;

    internal const int LargestCorrection = 10;

    /// <summary>
    /// How many happenings there are, what follows from them not counted; from 0 to 10^12, 10,000 by default. Null for as many as there are within
    /// <see cref="Duration"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Count { get; init; } = 10_000;

    /// <summary>
    /// How long it goes on at the most, itself outside; whole seconds from 1 second to 36,500 days. Null, the default, for no limit; where
    /// <see cref="Count"/> is null as well, there is no end.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Duration { get; init; }

    /// <summary>When it begins: a whole second from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z by default, never the clock.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The shortest time from one happening to the next; whole microseconds from 0 to 3650 days, 10 seconds by default.</summary>
    public TimeSpan MinGap { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest time from one happening to the next, each between as likely; from <see cref="MinGap"/>, 60 seconds by default. Where both
    /// are 0, all happens at once.
    /// </summary>
    public TimeSpan MaxGap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many happenings there are a minute in the mode of batches: those of a second at its beginning, a part of one kept for the
    /// seconds after. From 0.001 to 60,000,000, in thousandths; null, the default, for single happenings with gaps.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PerMinute { get; init; }

    /// <summary>
    /// What makes it rise and fall: batches are multiplied by its factor, gaps divided. Null, the default, for <see cref="Retail.BusyHours"/> in
    /// the mode of batches and for none with gaps, as in the document.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RateShape? Traffic { get; init; }

    /// <summary>How often what happens is of which type; 50, 20, 15, 10 and 5 % by default .</summary>
    public RetailMix Mix { get; init; } = new();

    /// <summary>
    /// Exactly, the default: of each hundred happenings in turn so many as the weights say, to within one where that is no whole number. By coin:
    /// each for itself.
    /// </summary>
    public Choosing Mixing { get; init; } = Choosing.Exactly;

    /// <summary>How many stores there are, each as likely; from 1 to 1000, 10 by default. None is refused .</summary>
    public int StoreCount { get; init; } = 10;

    /// <summary>How many products there are, each as likely; from 1 to 100,000, 100 by default (RX-5). None is refused .</summary>
    public int ProductCount { get; init; } = 100;

    /// <summary>The least that is in stock at the beginning; from 0, 20 by default (RX-2).</summary>
    public int LeastInitialStock { get; init; } = 20;

    /// <summary>The most that is in stock at the beginning, each number between as likely; up to 1,000,000, 200 by default (RX-2).</summary>
    public int MostInitialStock { get; init; } = 200;

    /// <summary>From how many in stock on down an alert is raised; from 0 to 1,000,000, 10 by default (RX-2).</summary>
    public int RestockThreshold { get; init; } = 10;

    /// <summary>The least that a restock brings; from 11, more than any other receipt, 50 by default (RX-2).</summary>
    public int LeastRestock { get; init; } = 50;

    /// <summary>The most that a restock brings, each number between as likely; up to 1,000,000, 200 by default (RX-2).</summary>
    public int MostRestock { get; init; } = 200;

    /// <summary>How long a restock takes to arrive; whole seconds from 0 to 3650 days, 2 days by default (RX-2).</summary>
    public TimeSpan RestockLead { get; init; } = TimeSpan.FromDays(2);

    /// <summary>The share of the drawn price changes that are increases, of 1 to 15 %; from 0 to 1, 0.3 by default (RX-3).</summary>
    public double IncreaseRate { get; init; } = 0.3;

    /// <summary>
    /// The share of the drawn price changes that are decreases, of 1 to 25 %; from 0 to 1 less <see cref="IncreaseRate"/>, 0.4 by default (RX-3). The
    /// others change nothing and are no event.
    /// </summary>
    public double DecreaseRate { get; init; } = 0.4;

    /// <summary>The share of the customer events that are about no product; from 0 to 1, 0.3 by default.</summary>
    public double WithoutProductRate { get; init; } = 0.3;

    /// <summary>
    /// The share of the sales that find too little and are made all the same, the fault <see cref="RetailFaults.ClampedStock"/>; from 0 to 1, 0 by
    /// default.
    /// </summary>
    public double OversoldRate { get; init; }

    /// <summary>The share of the sales whose total is off by 2 cents to 1.00, the fault <see cref="RetailFaults.TotalOff"/>; from 0 to 1, 0 by default.</summary>
    public double WrongTotalRate { get; init; }

    /// <summary>
    /// The share of the inventory updates that are no sale's and change something whose reason contradicts that, the fault
    /// <see cref="RetailFaults.SignAgainstReason"/>; from 0 to 1, 0 by default.
    /// </summary>
    public double WrongReasonRate { get; init; }

    /// <summary>What the events of a key have in common; <see cref="RetailKey.Documented"/> by default.</summary>
    public RetailKey Key { get; init; } = RetailKey.Documented;

    /// <summary>How long an event takes to arrive, at the most; from 0, the default, to 1 day in whole milliseconds.</summary>
    public TimeSpan Transport { get; init; } = TimeSpan.Zero;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "retail";

    /// <summary>Null: what follows from the happenings depends on the seed.</summary>
    [JsonIgnore]
    public override DomainSize? Size => null;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => RetailTopics.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan TransportDelay => Transport;

    /// <summary>The document's JSON: <see cref="RetailJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => RetailJson.Instance;

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => RetailFaults.All;

    internal bool IsEndless => Count is null && Duration is null;

    internal RateShape? Shape => Traffic ?? (PerMinute is null ? null : Retail.BusyHours);

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new RetailEvents(this, seed);
    }

    /// <summary>Counts what happens, without making the events. A run without an end has 10^15 events, as many as nobody takes.</summary>
    /// <inheritdoc/>
    public override DomainSize SizeOf(Seed seed)
    {
        Validate();
        return IsEndless ? new DomainSize(1_000_000_000_000_000, 0) : RetailRun.SizeOf(this, seed);
    }

    /// <summary>The rates that happenings follow, up to the last one; null where there are none, or no end.</summary>
    /// <inheritdoc/>
    public override RateCurve? RatesOf(Seed seed) =>
        Shape is not { } shape || IsEndless || RetailClock.EndOf(this, seed) is not { } end ? null : new RateCurve(shape, Start, end, RetailClock.TrafficSeed(seed));

    /// <summary>Whether it happened of itself: not the inventory update of a sale, nor a restock that arrives.</summary>
    /// <inheritdoc/>
    public override bool FollowsRates(StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Payload is not RetailInventoryUpdate update || (update.Reason != RetailWords.Sale && update.QuantityChange <= LargestCorrection);
    }

    /// <summary>Makes the stores and products of a seed.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <returns>The reference data.</returns>
    public RetailReference Reference(Seed seed)
    {
        Validate();
        return new RetailReference(this, seed);
    }

    /// <summary>
    /// Makes the event that conflicts with another: the same but for the quantity of a sale with its total, the reason of an inventory update or a
    /// price change, the quantity of a restock, what a customer does.
    /// </summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return RetailConflicts.Of(original, ref random);
    }

    /// <inheritdoc/>
    object IFinalStates.Apply(object? state, StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return RetailState.After((RetailState?)state, happened);
    }

    /// <inheritdoc/>
    void IFinalStates.Write(object state, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        ((RetailState)state).WriteTo(json);
    }

    /// <inheritdoc/>
    public override void Validate() => RetailOptions.Check(this);
}
