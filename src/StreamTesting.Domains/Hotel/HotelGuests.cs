using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// The changes of a table of guests, as change data capture tells them (source document 000, H-13 to H-16, H-32 to H-38): rows are created,
/// updated and deleted.
/// </summary>
/// <remarks>
/// <para>Row i of n is created in the i-th of n equal parts of <see cref="Span"/>, at a moment drawn within it, but the first at the start. Each change follows 1 minute
/// to <see cref="ChangesWithin"/> after the one before. A delete comes after the updates, and nothing follows it.</para>
/// <para>Shares are exact for every seed: round(rate x guests), halves away from zero; so the number of events is exact as well. The image
/// before a change equals the image after the one before it. An update changes what it names, but for <see cref="NoChangeRate"/>: the loyalty
/// tier (50 %), the e-mail address (15 %), both (15 %), address and telephone (10 %), address and name (10 %); tiers rise four times as often as
/// they fall.</para>
/// <para>A guest is made from the seed and its number alone. Names come from lists of 256 first and 256 last names that Bogus draws
/// once a stream from a sub-seed; which guest has which, and all else, does not come from it.</para>
/// </remarks>
/// <param name="Count">How many guests; from 0 to 10^12, 400 by default, which makes some 500 events (H-58).</param>
public sealed record HotelGuests(long Count = 400) : Domain, IFinalStates
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<string> Topic = [HotelWords.Guests];

    /// <summary>When the first row may be created: a whole millisecond from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z by default.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Over how long rows are created; whole milliseconds from 0 to 36,500 days, 1 day by default.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The longest time between two changes of a row; whole milliseconds from 1 minute to 365 days, 7 days by default.</summary>
    public TimeSpan ChangesWithin { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The share of the guests that are updated; from 0 to 1, 0.25 by default.</summary>
    public double UpdateRate { get; init; } = 0.25;

    /// <summary>How many updates a guest has that is updated; from 1 to 16, 1 by default.</summary>
    public int UpdatesEach { get; init; } = 1;

    /// <summary>The share of the guests that are deleted in the end; from 0 to 1, 0.02 by default (HX-4).</summary>
    public double DeleteRate { get; init; } = 0.02;

    /// <summary>The share of the updates that change nothing but <c>updated_at</c> (3 of 50 in the document's sample), labelled <see cref="HotelFaults.NoChange"/>; from 0 to 1, 0 by default.</summary>
    public double NoChangeRate { get; init; }

    /// <summary>How many of the guests, the first ones, are there before the start and are read by a snapshot then, not created; from 0 to the number of guests, 0 by default.</summary>
    public long SnapshotCount { get; init; }

    /// <summary>How changes are written; the document's envelope by default.</summary>
    public GuestForm Form { get; init; }

    /// <summary>Whether a tombstone follows a delete in Debezium's forms; true by default, as Debezium does.</summary>
    public bool Tombstones { get; init; } = true;

    /// <summary>How event ids are made; by guest by default.</summary>
    public HotelEventIds EventIds { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "hotel-guests";

    /// <summary>The topic: <c>guests</c>.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => Topic;

    /// <inheritdoc/>
    [JsonIgnore]
    public override DomainSize? Size => new DomainSize(Count + (Updated * UpdatesEach) + ((HasTombstones ? 2 : 1) * Deleted), Count);

    /// <summary>500 milliseconds, as for bookings (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>50 milliseconds, as for bookings (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => TimeSpan.FromMilliseconds(50);

    /// <summary>The format of <see cref="Form"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => HotelJson.Of(Form);

    internal long Updated => Selection.CountOf(UpdateRate, Count);

    internal long Deleted => Selection.CountOf(DeleteRate, Count);

    internal bool HasTombstones => Tombstones && Form != GuestForm.Envelope;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return CountedIds.Of(new GuestEvents(this, seed), EventIds);
    }

    /// <summary>Makes the events of one guest again, from the seed and its number alone.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="number">The guest's number as it stands in its id, from 1 to <see cref="Count"/>: 890 for <c>G00890</c>.</param>
    /// <returns>Its events in event-time order, equal to those among all events, but not numbered, and with ids of <see cref="HotelEventIds.ByEntity"/> in any case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such guest.</exception>
    public IReadOnlyList<StreamEvent> Guest(Seed seed, long number)
    {
        Validate();
        OptionRange.Check(number, 1, Count, nameof(number), "The number of the guest");
        var maker = new GuestMaker(this, seed, inTurn: false);
        var life = maker.Open(number - 1);
        var events = new List<StreamEvent>();
        while (!life.IsOver)
        {
            events.Add(maker.Next(life));
        }

        if (HasTombstones && events[^1].Operation == Operation.Delete)
        {
            events.Add(GuestMaker.Tombstone(life, events[^1]));
        }

        return events;
    }

    /// <summary>What is true of the table after all changes: its final rows, and every state that a row has had.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <returns>The truth to compare a consumer's table with, in the columns of <see cref="Form"/>; record n is the n-th event in event-time order, from 0.</returns>
    public TableTruth Table(Seed seed)
    {
        Validate();
        return GuestTable.TruthOf(this, seed);
    }

    /// <summary>Whether <see cref="Conflicting"/> can make conflicting events: not with tombstones, which say nothing to contradict.</summary>
    [JsonIgnore]
    public override bool CanConflict => !HasTombstones;

    /// <summary>Makes the event that conflicts with another: the same but for the name in the image after, or before a delete.</summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return HotelConflicts.Of(original, ref random);
    }

    /// <summary>Applies an event to its entity: a <see cref="GuestRow"/>.</summary>
    /// <param name="state">What it was before, or null.</param>
    /// <param name="happened">The entity's next event.</param>
    /// <returns>What it is now, or null where it is gone.</returns>
    object? IFinalStates.Apply(object? state, StreamEvent happened) => HotelStates.After(state, happened);

    void IFinalStates.Write(object state, Utf8JsonWriter json) => HotelStates.Write(state, json);

    /// <inheritdoc/>
    public override void Validate()
    {
        var millisecond = TimeSpan.FromMilliseconds(1);
        OptionRange.Check(Count, 0, 1_000_000_000_000, nameof(Count), "The number of guests (count)");
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, millisecond, nameof(Start), "The start (start)");
        OptionRange.CheckTime(Span, TimeSpan.Zero, TimeSpan.FromDays(36_500), millisecond, nameof(Span), "The span (span)");
        OptionRange.CheckTime(
            ChangesWithin, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365), millisecond, nameof(ChangesWithin), "The longest time between changes (changesWithin)");
        OptionRange.CheckRate(UpdateRate, nameof(UpdateRate), "The share of updated guests (updateRate)");
        OptionRange.Check(UpdatesEach, 1, 16, nameof(UpdatesEach), "The number of updates each (updatesEach)");
        OptionRange.CheckRate(DeleteRate, nameof(DeleteRate), "The share of deleted guests (deleteRate)");
        OptionRange.CheckRate(NoChangeRate, nameof(NoChangeRate), "The share of updates that change nothing (noChangeRate)");
        OptionRange.Check(SnapshotCount, 0, Count, nameof(SnapshotCount), "The number of guests in the snapshot (snapshotCount)");
        OptionRange.CheckDefined(Form, nameof(Form), "The form (form)");
        OptionRange.CheckDefined(EventIds, nameof(EventIds), "How event ids are made (eventIds)");
    }
}
