namespace StreamTesting.Domains;

/// <summary>
/// Makes bookings, each from the seed and its number alone. What a booking draws stands at fixed places of its own sequences, whatever
/// happens to it, so that a knob changes only what it is about.
/// </summary>
internal sealed class BookingMaker
{
    private const int ElementsPerBooking = 16;
    private const int UpdateElements = 8;
    private const int FirstCheckInHour = 15;
    private const int FirstCheckOutHour = 8;
    private const int FirstNoShowHour = 2;
    private const int MostKept = 100_000;
    private readonly HotelBookings _options;
    private readonly Seed _facts;
    private readonly Seed _events;
    private readonly BookingShares _shares;
    private readonly CreationTimes _times;
    private readonly KeptIds _guests;
    private readonly KeptIds _properties;
    private readonly GuestDirectory? _directory;

    /// <param name="options">The options.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="inTurn">Whether many bookings are made, in turn; any may be made in any case.</param>
    /// <param name="directory">Who can book; null for anyone.</param>
    public BookingMaker(HotelBookings options, Seed seed, bool inTurn, GuestDirectory? directory = null)
    {
        _options = options;
        _directory = directory;
        _facts = seed.Derive("facts");
        _events = seed.Derive("events");
        _shares = new BookingShares(options, seed, inTurn);
        _times = new CreationTimes(options.RatesOf(seed), options.Start, options.Count, inTurn);
        _guests = new KeptIds("G", 5, inTurn ? Math.Min(options.GuestCount, MostKept) : 0);
        _properties = new KeptIds("PROP", 3, inTurn ? Math.Min(options.PropertyCount, MostKept) : 0);
    }

    public BookingLife Open(long index, out BookingFacts facts)
    {
        var random = _facts.Random(index);
        var created = _times.TicksOf(index, random.NextUInt64());
        var property = random.NextInRange(1, _options.PropertyCount);
        var type = HotelWords.RoomTypeByRoom[random.NextBelow(HotelWords.RoomTypeByRoom.Length)];
        var lead = (int)random.NextInRange(7, 60);
        var nights = (int)random.NextInRange(2, 3);
        var rate = RoomType.All[type].DrawCents(ref random);
        var guests = (int)random.NextInRange(1, 4);
        var channel = HotelWords.Channel.Pick(ref random);
        var confirmed = (int)random.NextInRange(60_000, 3_600_000);
        var cancelled = (int)random.NextInRange(1, 5);
        var checkIn = (int)random.NextInRange(0, 6 * 3_600_000);
        var checkOut = (int)random.NextInRange(0, 3 * 3_600_000);
        var guest = _directory?.Draw(created, ref random) ?? random.NextInRange(1, _options.GuestCount);
        facts = new BookingFacts(_guests.Of(guest), _properties.Of(property), channel);
        return new BookingLife
        {
            Index = index,
            Entity = new StreamEntity(IdText.Of("B", index + 1, 6), HotelWords.Bookings),
            Fate = _shares.FateOf(index),
            Created = created,
            Due = created,
            ConfirmedAfterMilliseconds = confirmed,
            CancelledAfterDays = cancelled,
            CheckInMilliseconds = checkIn,
            CheckOutMilliseconds = checkOut,
            RoomType = type,
            CheckIn = (int)(created / TimeSpan.TicksPerDay) + lead,
            Nights = nights,
            RateCents = rate,
            Guests = guests,
        };
    }

    /// <summary>Makes the event of the creation, and lets the booking go on to the next step.</summary>
    public StreamEvent Create(BookingLife life, BookingFacts facts)
    {
        var payload = BookingPayloads.Created(life, facts, _options.Sources == HotelSources.Channels);
        var happened = EventOf(life, payload, BookingIds.Of(life), Operation.Create);
        Advance(life);
        return happened;
    }

    /// <summary>Makes the event of a booking's next step after the creation, and lets the booking go on to the one after.</summary>
    public StreamEvent Next(BookingLife life)
    {
        var random = RandomOf(life);
        _ = random.NextUInt64();
        var id = BookingIds.Of(life);
        var payload = BookingPayloads.Of(life, _options.StatusUpdates, ref random);
        var happened = EventOf(life, payload, id, Operation.Update);
        Advance(life);
        return happened;
    }

    private static StreamEvent EventOf(BookingLife life, BookingPayload payload, string id, Operation operation)
    {
        var type = HotelWords.TypeOf(payload is BookingStatusChanged ? BookingStep.Updated : life.Step);
        return new StreamEvent(id, type, life.Entity, new DateTimeOffset(life.Due, TimeSpan.Zero), payload)
        {
            Operation = operation,
            Faults = life.Faults,
            EndsEntity = life.IsLast,
        };
    }

    /// <summary>The values of the next step, of which the first is when it happens where that is open.</summary>
    private RandomSource RandomOf(BookingLife life) =>
        _events.Random((life.Index * ElementsPerBooking) + (life.Step == BookingStep.Updated ? UpdateElements + life.Update : (long)life.Step));

    private void Advance(BookingLife life)
    {
        var fate = life.Fate;
        if (life.IsLast)
        {
            life.Step = BookingStep.Over;
        }
        else if (life.Step is BookingStep.Created or BookingStep.Updated && life.Update < fate.Updates)
        {
            life.Step = BookingStep.Updated;
            life.Update++;
            life.Due += RandomOf(life).NextInRange(10_000, 300_000) * TimeSpan.TicksPerMillisecond;
        }
        else if (life.Step is BookingStep.Created or BookingStep.Updated && fate.IsPending)
        {
            life.Step = BookingStep.Confirmed;
            life.Due += life.ConfirmedAfterMilliseconds * TimeSpan.TicksPerMillisecond;
        }
        else if (life.Step is BookingStep.Created or BookingStep.Updated or BookingStep.Confirmed && fate.IsCancelled)
        {
            life.Step = BookingStep.Cancelled;
            life.Due = life.Created + (life.CancelledAfterDays * TimeSpan.TicksPerDay);
        }
        else if (life.Step is BookingStep.CheckedIn)
        {
            life.Step = BookingStep.CheckedOut;
            life.Due = OnDay(life.CheckIn + life.Nights, FirstCheckOutHour, life.CheckOutMilliseconds);
        }
        else
        {
            life.Step = fate.IsNoShow ? BookingStep.NoShow : BookingStep.CheckedIn;
            life.Due = fate.IsNoShow
                ? OnDay(life.CheckIn + 1, FirstNoShowHour, life.CheckOutMilliseconds)
                : OnDay(life.CheckIn, FirstCheckInHour, life.CheckInMilliseconds);
        }
    }

    private static long OnDay(int day, int hour, int milliseconds) =>
        (day * TimeSpan.TicksPerDay) + (hour * TimeSpan.TicksPerHour) + (milliseconds * TimeSpan.TicksPerMillisecond);
}
