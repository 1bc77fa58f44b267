using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// The bookings of some hotels (source document 000). Each is created, updated or not, confirmed where it was pending; then it is cancelled,
/// or nobody comes, or the guests check in and out. Nothing follows a cancellation, a no-show or a check-out.
/// </summary>
/// <remarks>
/// <para>Booking i of n is created in the i-th of n equal parts of <see cref="CreationSpan"/>, at a moment drawn within it. An update follows 10
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
public sealed record HotelBookings(long Count = 1000) : Domain
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(36_500);
    private static readonly IReadOnlyList<string> Topic = [HotelWords.Bookings];

    /// <summary>When the first booking may be created: a whole millisecond from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z by default (H-42).</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many bookings are created a second, from 10^-9 to 10^9; 10 by default (H-39). Without effect where <see cref="Span"/> is set.</summary>
    public double EventsPerSecond { get; init; } = 10;

    /// <summary>Over how long bookings are created; whole milliseconds from 0 to 36,500 days. Null, the default, means count / <see cref="EventsPerSecond"/>.</summary>
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
    /// The share of the bookings, the first ones, that are older than the field <c>booking_source</c> and come without it, in schema version 1
    /// (H-75, HX-4); from 0 to 1, 0 by default.
    /// </summary>
    public double HistoryRate { get; init; }

    /// <summary>
    /// The share of the cancelled bookings that are checked in nevertheless, an illegal transition (H-11) that carries the fault
    /// <see cref="HotelFaults.CheckedInAfterCancel"/>; from 0 to 1, 0 by default.
    /// </summary>
    public double CheckedInAfterCancelRate { get; init; }

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
    public override IArrivalFormat Format => HotelJson.Instance;

    /// <summary>Over how long bookings are created: <see cref="Span"/>, or what follows from <see cref="EventsPerSecond"/>, to a millisecond.</summary>
    [JsonIgnore]
    public TimeSpan CreationSpan => Span ?? TimeSpan.FromMilliseconds(Math.Round(1000.0 * Count / EventsPerSecond));

    internal long Updated => Selection.CountOf(UpdateRate, Count);

    internal long Pending => Selection.CountOf(PendingRate, Count);

    internal long Cancelled => Selection.CountOf(CancelRate, Count);

    internal long History => Selection.CountOf(HistoryRate, Count);

    internal long CheckedInAfterCancel => Selection.CountOf(CheckedInAfterCancelRate, Cancelled);

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return CountedIds.Of(new BookingEvents(this, seed), EventIds);
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

    /// <inheritdoc/>
    public override void Validate()
    {
        OptionRange.Check(Count, 0, 1_000_000_000_000, nameof(Count), "The number of bookings (count)");
        var millisecond = TimeSpan.FromMilliseconds(1);
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, millisecond, nameof(Start), "The start (start)");
        OptionRange.CheckNumber(EventsPerSecond, 1e-9, 1e9, nameof(EventsPerSecond), "The bookings a second (eventsPerSecond)");
        OptionRange.CheckTime(SpanToCheck, TimeSpan.Zero, LongestSpan, millisecond, nameof(Span), "The span (span, or count / eventsPerSecond)");
        OptionRange.Check(PropertyCount, 1, 1_000_000_000, nameof(PropertyCount), "The number of properties (propertyCount)");
        OptionRange.Check(GuestCount, 1, 1_000_000_000, nameof(GuestCount), "The number of guests (guestCount)");
        OptionRange.CheckRate(UpdateRate, nameof(UpdateRate), "The share of updated bookings (updateRate)");
        OptionRange.Check(UpdatesEach, 1, 4, nameof(UpdatesEach), "The number of updates each (updatesEach)");
        OptionRange.CheckRate(PendingRate, nameof(PendingRate), "The share of pending bookings (pendingRate)");
        OptionRange.CheckRate(CancelRate, nameof(CancelRate), "The share of cancelled bookings (cancelRate)");
        OptionRange.CheckRate(NoShowRate, nameof(NoShowRate), "The share of no-shows (noShowRate)");
        OptionRange.CheckRate(HistoryRate, nameof(HistoryRate), "The share of bookings without a source (historyRate)");
        OptionRange.CheckRate(CheckedInAfterCancelRate, nameof(CheckedInAfterCancelRate), "The share checked in after a cancellation (checkedInAfterCancelRate)");
        OptionRange.CheckDefined(Sources, nameof(Sources), "What source_system names (sources)");
        OptionRange.CheckDefined(EventIds, nameof(EventIds), "How event ids are made (eventIds)");
    }

    private TimeSpan SpanToCheck => Span ?? (Count / EventsPerSecond <= LongestSpan.TotalSeconds ? CreationSpan : TimeSpan.MaxValue);
}
