namespace StreamTesting.Domains;

/// <summary>Payloads that contradict another of the same event id.</summary>
internal static class HotelConflicts
{
    public static StreamEvent Of(StreamEvent original, ref RandomSource random) =>
        new(original.Id, original.Type, original.Entity, original.EventTime, Other(original, ref random))
        {
            Operation = original.Operation,
            SchemaVersion = original.SchemaVersion,
            EndsEntity = original.EndsEntity,
            Faults = original.Faults,
        };

    private static object Other(StreamEvent original, ref RandomSource random) => original.Payload switch
    {
        BookingCreated created => created with { TotalAmount = OtherAmount(created.TotalAmount, ref random) },
        BookingUpdated { TotalAmount: { } amount } updated => updated with { TotalAmount = OtherAmount(amount, ref random) },
        BookingUpdated { NumberOfGuests: { } guests } updated => updated with { NumberOfGuests = ((guests + (int)random.NextInRange(0, 2)) % 4) + 1 },
        BookingStatusChanged changed => changed with { BookingStatus = changed.BookingStatus == HotelWords.Confirmed ? HotelWords.Cancelled : HotelWords.Confirmed },
        BookingUpdated updated => updated with { UpdatedAt = updated.UpdatedAt + OtherTime(ref random) },
        BookingConfirmed confirmed => confirmed with { ConfirmedAt = confirmed.ConfirmedAt + OtherTime(ref random) },
        BookingCancelled cancelled => cancelled with
        {
            CancellationReason = HotelWords.Other(HotelWords.CancellationReason, cancelled.CancellationReason, ref random),
        },
        BookingNoShow noShow => noShow with { NoShowAt = noShow.NoShowAt + OtherTime(ref random) },
        BookingCheckedIn arrived => arrived with { RoomNumber = OtherRoom(arrived.RoomNumber, ref random) },
        BookingCheckedOut left => left with { ActualCheckOut = left.ActualCheckOut + OtherTime(ref random) },
        GuestChange { After: { } after } change => change with { After = OtherName(after, ref random), Changed = change.Before is null ? GuestColumns.None : change.Changed | GuestColumns.Name },
        GuestChange { Before: { } before } change => change with { Before = OtherName(before, ref random) },
        RoomPriceUpdated price => price with { NightlyRate = OtherAmount(price.NightlyRate, ref random) },
        _ => throw new ArgumentException($"The payload of {original} is none of a hotel.", nameof(original)),
    };

    private static decimal OtherAmount(decimal amount, ref RandomSource random) => amount + BookingPayloads.Money(random.NextInRange(1, 10_000));

    private static GuestRow OtherName(GuestRow row, ref RandomSource random) => row with { Name = $"{row.Name} {(char)('A' + random.NextBelow(26))}." };

    private static TimeSpan OtherTime(ref RandomSource random) => TimeSpan.FromMilliseconds(random.NextInRange(1, 60_000));

    private static string OtherRoom(string room, ref RandomSource random)
    {
        var type = RoomType.All.First(known => known.Has(room));
        var drawn = type.RoomNumber((int)random.NextBelow(type.Count));
        while (drawn == room)
        {
            drawn = type.RoomNumber((int)random.NextBelow(type.Count));
        }

        return drawn;
    }
}
