namespace StreamTesting.Domains;

/// <summary>What the events of a booking say, and what they make of it.</summary>
internal static class BookingPayloads
{
    public static decimal Money(long cents) => new((int)cents, 0, 0, false, 2);

    public static BookingCreated Created(BookingLife life, BookingFacts facts, bool byChannel) => new(
        life.Entity.Key,
        byChannel ? facts.Channel : HotelWords.Api,
        facts.GuestId,
        facts.PropertyId,
        RoomType.All[life.RoomType].Name,
        DateOnly.FromDayNumber(life.CheckIn),
        DateOnly.FromDayNumber(life.CheckIn + life.Nights),
        DateOnly.FromDayNumber((int)(life.Due / TimeSpan.TicksPerDay)),
        Money(life.Cents),
        HotelWords.Currency,
        life.Fate.IsLeaked ? life.Fate.FinalStatus : life.Fate.IsPending ? HotelWords.Pending : HotelWords.Confirmed,
        facts.Channel,
        life.Guests);

    /// <summary>Says what the next step is and does to the booking; the random values are those of the step's element after its first.</summary>
    public static BookingPayload Of(BookingLife life, bool asUpdate, ref RandomSource random)
    {
        var id = life.Entity.Key;
        var time = new DateTimeOffset(life.Due, TimeSpan.Zero);
        return life.Step switch
        {
            BookingStep.Updated => Updated(life, time, ref random),
            BookingStep.Confirmed when asUpdate => new BookingStatusChanged(id, HotelWords.Api, HotelWords.Confirmed),
            BookingStep.Confirmed => new BookingConfirmed(id, HotelWords.Api, time),
            BookingStep.Cancelled when asUpdate => new BookingStatusChanged(id, HotelWords.Api, HotelWords.Cancelled),
            BookingStep.Cancelled => new BookingCancelled(id, HotelWords.Api, HotelWords.CancellationReason.Pick(ref random), time, Money(Refund(life))),
            BookingStep.NoShow => new BookingNoShow(id, HotelWords.Reception, HotelWords.NoShowReason, time),
            BookingStep.CheckedIn => new BookingCheckedIn(id, HotelWords.Reception, time, RoomNumber(life.RoomType, ref random)),
            _ => new BookingCheckedOut(id, HotelWords.Reception, time),
        };
    }

    private static long Refund(BookingLife life) => life.Fate.IsRefundCut ? ((9 * life.Cents) + 5) / 10 : life.Cents;

    private static string RoomNumber(int type, ref RandomSource random) => RoomType.All[type].RoomNumber((int)random.NextBelow(RoomType.All[type].Count));

    private static BookingUpdated Updated(BookingLife life, DateTimeOffset time, ref RandomSource random)
    {
        var update = new BookingUpdated(life.Entity.Key, HotelWords.Api, time);
        switch (HotelWords.Change.Pick(ref random))
        {
            case BookingChange.Dates:
                life.CheckIn += (int)random.NextInRange(1, 3);
                life.RateCents = RoomType.All[life.RoomType].DrawCents(ref random, life.RateCents);
                return update with { CheckInDate = Day(life.CheckIn), CheckOutDate = Day(life.CheckIn + life.Nights), TotalAmount = Money(life.Cents) };
            case BookingChange.Stay:
                life.Nights = life.Nights == 2 ? 3 : 2;
                return update with { CheckOutDate = Day(life.CheckIn + life.Nights), TotalAmount = Money(life.Cents) };
            case BookingChange.Room:
                life.RoomType = (life.RoomType + (int)random.NextInRange(1, RoomType.All.Count - 1)) % RoomType.All.Count;
                life.RateCents = RoomType.All[life.RoomType].DrawCents(ref random, life.RateCents);
                return update with { RoomType = RoomType.All[life.RoomType].Name, TotalAmount = Money(life.Cents) };
            default:
                life.Guests = (life.Guests + (int)random.NextInRange(0, 2)) % 4 + 1;
                return update with { NumberOfGuests = life.Guests };
        }
    }

    private static DateOnly Day(int number) => DateOnly.FromDayNumber(number);
}
