using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// The bookings of some hotels (source document 000). Each is created, updated or not, confirmed where it was pending; then it is cancelled,
/// or nobody comes, or the guests check in and out. Nothing follows a cancellation, a no-show or a check-out.
/// </summary>
/// <remarks>
/// <para>Booking i of n is created when (i + u) / n of all are, by <see cref="Rate"/>, with u uniform in [0, 1). An update follows 10
/// to 300 s after the event before (H-46), the confirmation 1 to 60 minutes after that, a cancellation 1 to 5 days after the creation at the
/// same time of day (H-26). The day of arrival is 7 to 60 days ahead, the stay 2 or 3 nights (HX-5); an update moves the arrival by 1 to 3
/// days. Check-in is from 15:00 to 21:00, check-out from 08:00 to 11:00, a no-show is noted the night after, from 02:00 to 05:00; all UTC.
/// Lifecycles overlap: what follows a booking never holds the next one up.</para>
/// <para>Shares are exact for every seed: round(rate x bookings), halves away from zero; so the number of events is exact as well. An amount
/// is nights x rate, the rate 80 to 130 % of the room type's base rate, each cent as likely. An update always changes what it names.</para>
/// <para>A booking is made from the seed and its number alone. Memory grows with the bookings in flight, not with their number; at the
/// default rate of 10 a second those are all of the last month's, so for long streams set a <see cref="Span"/>.</para>
/// </remarks>
/// <param name="Count">How many bookings; from 0 to 10^12, 1000 by default (H-57).</param>
public sealed record HotelBookings(long Count = 1000) : Domain, IFinalStates
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(36_500);
    private static readonly IReadOnlyList<string> Topic = [HotelWords.Bookings];

    /// <summary>When the first booking may be created: a whole millisecond from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z by default (H-42).</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many bookings are created a second, from 10^-9 to 10^9; 10 by default (H-39). Without effect where <see cref="Span"/> is set.</summary>
    public double EventsPerSecond { get; init; } = 10;

    /// <summary>
    /// How the rate changes over time: at a factor of 2, twice <see cref="EventsPerSecond"/> bookings are created a second. Null, the
    /// default, for a constant rate (H-49 to H-51: <see cref="WithBurst"/>).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RateShape? Rate { get; init; }

    /// <summary>
    /// Over how long bookings are created; whole milliseconds from 0 to 36,500 days. Null, the default, means as long as <see cref="EventsPerSecond"/>
    /// and <see cref="Rate"/> take for them.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Span { get; init; }

    /// <summary>How many properties there are, each as likely; from 1 to 10^9, 10 by default.</summary>
    public int PropertyCount { get; init; } = 10;

    /// <summary>How many guests there are, each as likely; from 1 to 10^9, 5000 by default.</summary>
    public int GuestCount { get; init; } = 5000;

    /// <summary>The share of the bookings that are updated; from 0 to 1, 0.3 by default (H-45).</summary>
    public double UpdateRate { get; init; } = 0.3;

    /// <summary>How many updates a booking has that is updated; from 1 to 4, 1 by default.</summary>
    public int UpdatesEach { get; init; } = 1;

    /// <summary>The share of the bookings that are created as Pending and confirmed later, where others are Confirmed at once; from 0 to 1, 0.2 by default.</summary>
    public double PendingRate { get; init; } = 0.2;

    /// <summary>The share of the bookings that are cancelled; from 0 to 1, 0.1 by default (H-25).</summary>
    public double CancelRate { get; init; } = 0.1;

    /// <summary>The share of the bookings not cancelled for which nobody comes; from 0 to 1, 0.05 by default: 4.5 % of all (HX-5).</summary>
    public double NoShowRate { get; init; } = 0.05;

    /// <summary>
    /// The share of the cancelled bookings that are checked in nevertheless, an illegal transition (H-11) that carries the fault
    /// <see cref="HotelFaults.CheckedInAfterCancel"/>; from 0 to 1, 0 by default.
    /// </summary>
    public double CheckedInAfterCancelRate { get; init; }

    /// <summary>The share of the cancelled bookings that get 90 % back, the fault <see cref="HotelFaults.RefundAtNineTenths"/>; from 0 to 1, 0 by default (HX-6).</summary>
    public double RefundAtNineTenthsRate { get; init; }

    /// <summary>The share of the bookings whose creation has their last status, the fault <see cref="HotelFaults.LeakedStatus"/>; from 0 to 1, 0 by default.</summary>
    public double LeakedStatusRate { get; init; }

    /// <summary>
    /// Whether events that arrive <see cref="HotelJson.LateFrom"/> or more after they happened say so themselves, by the members
    /// <c>late_arrival</c> and <c>delay_minutes</c> (HX-1); false by default, because a consumer must not know.
    /// </summary>
    public bool InBandLabels { get; init; }

    /// <summary>
    /// Whether confirmations and cancellations are said by <c>booking.updated</c> events of nothing but the status, as the document's
    /// simulator does (H-43, H-47); false by default.
    /// </summary>
    public bool StatusUpdates { get; init; }

    /// <summary>What <c>source_system</c> names; the systems by default (H-06, H-41).</summary>
    public HotelSources Sources { get; init; }

    /// <summary>How event ids are made; by booking by default (H-21, H-27, H-40).</summary>
    public HotelEventIds EventIds { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "hotel-bookings";

    /// <summary>The topic: <c>bookings</c> (H-62).</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => Topic;

    /// <inheritdoc/>
    [JsonIgnore]
    public override DomainSize? Size
    {
        get
        {
            var kept = Count - Cancelled;
            var stays = kept - Selection.CountOf(NoShowRate, kept);
            return new DomainSize((2 * Count) + (Updated * UpdatesEach) + Pending + stays + CheckedInAfterCancel, Count);
        }
    }

    /// <summary>500 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>50 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => TimeSpan.FromMilliseconds(50);

    /// <summary>The document's JSON: <see cref="HotelJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => HotelJson.Of(GuestForm.Envelope, InBandLabels);

    /// <summary>missing-amount, empty-status and reversed-dates, of creations (HX-3).</summary>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => HotelFaults.OfBookings;

    internal long Updated => Selection.CountOf(UpdateRate, Count);

    internal long Pending => Selection.CountOf(PendingRate, Count);

    internal long Cancelled => Selection.CountOf(CancelRate, Count);

    internal long CheckedInAfterCancel => Selection.CountOf(CheckedInAfterCancelRate, Cancelled);

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return CountedIds.Of(new BookingEvents(this, seed), EventIds);
    }

    /// <summary>Over how long bookings are created: <see cref="Span"/>, or as long as <see cref="EventsPerSecond"/> and <see cref="Rate"/> take for them.</summary>
    /// <param name="seed">Decides what <see cref="Rate"/> leaves open.</param>
    /// <returns>Whole milliseconds.</returns>
    /// <exception cref="ArgumentException">It is longer than 36,500 days.</exception>
    public TimeSpan CreationSpan(Seed seed) => Span ?? RateSpan.Of(Rate ?? new ConstantRate(1), Start, Count / EventsPerSecond, LongestSpan, seed.Derive("rates"));

    /// <inheritdoc/>
    public override RateCurve? RatesOf(Seed seed)
    {
        var span = CreationSpan(seed);
        return span == TimeSpan.Zero ? null : new RateCurve(Rate ?? new ConstantRate(1), Start, Start + span, seed.Derive("rates"));
    }

    /// <summary>Whether it is a creation: all else follows some time after another event.</summary>
    /// <inheritdoc/>
    public override bool FollowsRates(StreamEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Payload is BookingCreated;
    }

    /// <summary>The same with a burst: the document's test of a spike (H-49 to H-51).</summary>
    /// <param name="normal">How many bookings are created a second before and after; 10 by default.</param>
    /// <param name="burst">How many within; 100 by default.</param>
    /// <param name="after">When it begins after the start; 5 minutes by default. So some 3,000 bookings at the default rate come before it.</param>
    /// <param name="lasting">How long it lasts; 1 minute by default: some 6,000 bookings.</param>
    /// <param name="name">What it is called in the summary; burst by default, or for example Black Friday.</param>
    /// <returns>New options, without a <see cref="Span"/>; other rates that were set hold as well.</returns>
    /// <exception cref="ArgumentException">A value is impossible; the message has its value and the allowed range.</exception>
    public HotelBookings WithBurst(double normal = 10, double burst = 100, TimeSpan? after = null, TimeSpan? lasting = null, string name = "burst")
    {
        OptionRange.CheckNumber(normal, 1e-9, 1e9, nameof(normal), "The bookings a second outside of the burst (normal)");
        var begin = Start + (after ?? TimeSpan.FromMinutes(5));
        var shape = StreamTesting.Rate.Between(name, begin, begin + (lasting ?? TimeSpan.FromMinutes(1)), burst / normal);
        return this with { EventsPerSecond = normal, Span = null, Rate = Rate is null ? shape : Rate * shape };
    }

    /// <summary>Makes the events of one booking again, from the seed and its number alone.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="number">The booking's number as it stands in its id, from 1 to <see cref="Count"/>: 17 for <c>B000017</c>.</param>
    /// <returns>
    /// Its events in event-time order, equal to those among all events, but not numbered (<see cref="StreamEvent.Index"/> is -1), and with
    /// ids of <see cref="HotelEventIds.ByEntity"/> in any case.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such booking.</exception>
    public IReadOnlyList<StreamEvent> Booking(Seed seed, long number) => Booking(seed, number, null);

    internal IReadOnlyList<StreamEvent> Booking(Seed seed, long number, GuestDirectory? directory)
    {
        Validate();
        OptionRange.Check(number, 1, Count, nameof(number), "The number of the booking");
        var maker = new BookingMaker(this, seed, inTurn: false, directory);
        var life = maker.Open(number - 1, out var facts);
        var events = new List<StreamEvent> { maker.Create(life, facts) };
        while (!life.IsOver)
        {
            events.Add(maker.Next(life));
        }

        return events;
    }

    /// <summary>
    /// Makes the event that conflicts with another: the same but for the amount of a creation or update, the reason of a cancellation, the
    /// room of a check-in, or the time that another says beside its event time.
    /// </summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return HotelConflicts.Of(original, ref random);
    }

    /// <summary>Applies an event to its entity: a <see cref="BookingState"/>.</summary>
    /// <param name="state">What it was before, or null.</param>
    /// <param name="happened">The entity's next event.</param>
    /// <returns>What it is now, or null where it is gone.</returns>
    object? IFinalStates.Apply(object? state, StreamEvent happened) => HotelStates.After(state, happened);

    void IFinalStates.Write(object state, Utf8JsonWriter json) => HotelStates.Write(state, json);

    /// <inheritdoc/>
    public override void Validate()
    {
        OptionRange.Check(Count, 0, 1_000_000_000_000, nameof(Count), "The number of bookings (count)");
        var millisecond = TimeSpan.FromMilliseconds(1);
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, millisecond, nameof(Start), "The start (start)");
        OptionRange.CheckNumber(EventsPerSecond, 1e-9, 1e9, nameof(EventsPerSecond), "The bookings a second (eventsPerSecond)");
        OptionRange.CheckTime(Span ?? TimeSpan.Zero, TimeSpan.Zero, LongestSpan, millisecond, nameof(Span), "The span (span)");
        Rate?.Validate();
        RatesOf(default);
        OptionRange.Check(PropertyCount, 1, 1_000_000_000, nameof(PropertyCount), "The number of properties (propertyCount)");
        OptionRange.Check(GuestCount, 1, 1_000_000_000, nameof(GuestCount), "The number of guests (guestCount)");
        OptionRange.CheckRate(UpdateRate, nameof(UpdateRate), "The share of updated bookings (updateRate)");
        OptionRange.Check(UpdatesEach, 1, 4, nameof(UpdatesEach), "The number of updates each (updatesEach)");
        OptionRange.CheckRate(PendingRate, nameof(PendingRate), "The share of pending bookings (pendingRate)");
        OptionRange.CheckRate(CancelRate, nameof(CancelRate), "The share of cancelled bookings (cancelRate)");
        OptionRange.CheckRate(NoShowRate, nameof(NoShowRate), "The share of no-shows (noShowRate)");
        OptionRange.CheckRate(RefundAtNineTenthsRate, nameof(RefundAtNineTenthsRate), "The share of refunds at 90 % (refundAtNineTenthsRate)");
        OptionRange.CheckRate(LeakedStatusRate, nameof(LeakedStatusRate), "The share of leaked statuses (leakedStatusRate)");
        OptionRange.CheckRate(CheckedInAfterCancelRate, nameof(CheckedInAfterCancelRate), "The share checked in after a cancellation (checkedInAfterCancelRate)");
        OptionRange.CheckDefined(Sources, nameof(Sources), "What source_system names (sources)");
        OptionRange.CheckDefined(EventIds, nameof(EventIds), "How event ids are made (eventIds)");
    }
}
