using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// Days of retail stores (source document 003): doors open and close; customers see ads, enter, move about, buy and leave; stock falls, is reordered
/// and comes by truck; online orders are picked and shipped.
/// </summary>
/// <remarks>
/// <para>A region is a distribution center with its stores, customers and ads; nothing crosses its border, so a region is made from the options, the
/// seed and its number alone (<see cref="Region"/>). What happens depends on what happened before: a basket on the stock, a truck on a reorder.</para>
/// <para>Conservation, for every seed: gross - discount = subtotal, subtotal + tax = total = payment, to the cent; lines sum to their receipt; previous +
/// change = new, never below 0, and previous is the new of the change before; each unit that leaves a store belongs to a receipt, an online order or a
/// night's count, and each that comes to a truck; foot traffic is at least the sessions, and those at least the receipts.</para>
/// <para>Entities live for ever: a store (<c>store_1</c>), a distribution center (<c>dc_1</c>), a channel of ads (<c>marketing_social</c>). What is under
/// way when the span ends stays open. Event times are whole milliseconds. Memory grows with stores, products and open sessions, not with the days.</para>
/// </remarks>
/// <param name="Days">How many days; from 1 to 36,500.</param>
public sealed record StoreDays(int Days = 1) : Domain, IFinalStates
{
    private const long MostStocks = 20_000_000;
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the first day begins: a midnight (UTC) from 1970-01-01 to 9000-01-01; 2024-01-15T00:00:00Z, a Monday, by default.</summary>
    public DateTimeOffset Start { get; init; } = new(2024, 1, 15, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many stores there are; from 1 to 10,000, 6 by default. By their number they are medium, large and small in turn.</summary>
    public int StoreCount { get; init; } = 6;

    /// <summary>How many distribution centers, and so regions, there are; from 1 to the number of stores, 2 by default.</summary>
    public int DcCount { get; init; } = 2;

    /// <summary>When stores open; whole minutes from 0 to 20 hours, 7 o'clock by default (S-20).</summary>
    public TimeSpan Opens { get; init; } = TimeSpan.FromHours(7);

    /// <summary>When stores close; whole minutes, at least 4 hours after they open and at most 24:00; 23 o'clock by default (S-21).</summary>
    public TimeSpan Closes { get; init; } = TimeSpan.FromHours(23);

    /// <summary>What makes some hours and days busier than others.</summary>
    public StoreCalendar Calendar { get; init; } = new();

    /// <summary>How customers visit.</summary>
    public StoreVisits Visits { get; init; } = new();

    /// <summary>What they buy.</summary>
    public StoreBaskets Baskets { get; init; } = new();

    /// <summary>How ads lead to visits.</summary>
    public StoreMarketing Marketing { get; init; } = new();

    /// <summary>How goods come and go.</summary>
    public StoreSupply Supply { get; init; } = new();

    /// <summary>Which fields stand around a payload; the document's eight by default.</summary>
    public StoreEnvelope Envelope { get; init; }

    /// <summary>
    /// Which types of events are in the stream, by their names, for example <c>receipt_created</c> (SX-1); none named, the default, means all. What
    /// happens is the same: the others are left out, and where one of them is a parent, its trace id points at nothing.
    /// </summary>
    public NameList Types { get; init; } = NameList.Empty;

    /// <summary>
    /// How long an event waits for the next emission at the most, and so how long it takes to arrive; whole milliseconds from 0 to 1 hour, 500 ms by
    /// default (S-31).
    /// </summary>
    public TimeSpan EmitInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "stores";

    /// <summary>Not known without a seed: see <see cref="Domain.SizeOf"/>, which makes the events and counts them.</summary>
    [JsonIgnore]
    public override DomainSize? Size => null;

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan TransportDelay => EmitInterval;

    /// <summary>The document's JSON: <see cref="StoreJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => StoreJson.Of(Envelope);

    /// <summary>The faults of the document's data, by name: see <see cref="StoreFaults"/>.</summary>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => StoreFaults.All;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new StoreEvents(this, seed, [.. Enumerable.Range(1, DcCount)]);
    }

    /// <summary>The calendar within opening hours, which the visits follow; null where nobody may come at all.</summary>
    /// <inheritdoc/>
    public override RateCurve? RatesOf(Seed seed)
    {
        var hours = new StoreHours(this);
        var (opens, lastEntry) = (TimeOnly.FromTimeSpan(Opens), TimeOnly.FromTimeSpan(TimeSpan.FromMilliseconds(hours.LastEntry)));
        var (start, end) = (Start.ToUnixTimeMilliseconds(), Start.AddDays(Days).ToUnixTimeMilliseconds());
        return RegionCalendar.CurveOf(Calendar.Shape * Rate.EachDay("opening", opens, lastEntry), start, end, CalendarSeedOf(seed));
    }

    /// <summary>Whether it is a visit that no ad led to: all else follows from what came before, or goes on at night as well.</summary>
    /// <inheritdoc/>
    public override bool FollowsRates(StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Payload is CustomerEntered { VisitorType: not "campaign" };
    }

    /// <summary>Makes the events of one region again, without those of the others.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="number">The number of the distribution center, from 1 to <see cref="DcCount"/>.</param>
    /// <returns>Its events in event-time order, equal to those among all events, but not numbered (<see cref="StreamEvent.Index"/> is -1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such region.</exception>
    public IEnumerable<StreamEvent> Region(Seed seed, int number)
    {
        Validate();
        OptionRange.Check(number, 1, DcCount, nameof(number), "The number of the region");
        return new StoreEvents(this, seed, [number]);
    }

    /// <summary>Makes the reference data that the events point at.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <returns>Stores, products, customers and distribution centers.</returns>
    public StoreWorld World(Seed seed)
    {
        Validate();
        return new StoreWorld(this, seed);
    }

    /// <summary>Makes the event that conflicts with another: the same but for one field, for example the tender of a receipt or the strength of a signal.</summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return StoreConflicts.Of(original, ref random);
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        var (day, minute) = (TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        OptionRange.Check(Days, 1, 36_500, nameof(Days), "The number of days (days)");
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, day, nameof(Start), "The start (start)");
        OptionRange.Check(StoreCount, 1, 10_000, nameof(StoreCount), "The number of stores (storeCount)");
        OptionRange.Check(DcCount, 1, StoreCount, nameof(DcCount), "The number of distribution centers (dcCount)");
        OptionRange.CheckTime(Opens, TimeSpan.Zero, TimeSpan.FromHours(20), minute, nameof(Opens), "The time of opening (opens)");
        OptionRange.CheckTime(Closes, Opens + TimeSpan.FromHours(4), day, minute, nameof(Closes), "The time of closing (closes)");
        OptionRange.CheckTime(EmitInterval, TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromMilliseconds(1), nameof(EmitInterval), "The interval of emission (emitInterval)");
        Given(Calendar, "calendar").Validate();
        Given(Visits, "visits").Validate();
        Given(Baskets, "baskets").Validate();
        Given(Marketing, "marketing").Validate();
        Given(Supply, "supply").Validate(DcCount);
        OptionRange.Check(Visits.Customers, DcCount, 1_000_000_000, nameof(Visits.Customers), "The number of customers, of which each region needs one (visits.customers)");
        OptionRange.Check((long)(StoreCount + DcCount) * Supply.Products, 3, MostStocks, nameof(Supply.Products), "The number of stores and centers times that of products");
        StoreEnvelopes.Check(Envelope);
        if (Given(Types, "types").FirstOrDefault(type => !StoreTypes.Names.Contains(type)) is { } unknown)
        {
            throw new ArgumentException($"There are no events of the type '{unknown}' (types); there are: {string.Join(", ", StoreTypes.Names)}.", nameof(Types));
        }
    }

    /// <inheritdoc/>
    object? IFinalStates.Apply(object? state, StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return StoreState.After((StoreState?)state, happened);
    }

    /// <inheritdoc/>
    void IFinalStates.Write(object state, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        ((StoreState)state).WriteTo(json);
    }

    internal static Seed CalendarSeedOf(Seed seed) => seed.Derive("calendar");

    internal static StoreSize SizeOfStore(int store) => (StoreSize)(store % 3);

    /// <summary>The region of a store or a customer, by its number.</summary>
    internal int DcOf(int number) => ((number - 1) % DcCount) + 1;

    internal IEnumerable<int> StoresOf(int region)
    {
        for (var store = region; store <= StoreCount; store += DcCount)
        {
            yield return store;
        }
    }

    private static T Given<T>(T? options, string name)
        where T : class => options ?? throw new ArgumentException($"There are no options '{name}'; leave them out for the defaults.", name);
}
