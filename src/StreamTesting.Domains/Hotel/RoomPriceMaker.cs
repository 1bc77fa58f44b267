namespace StreamTesting.Domains;

/// <summary>Makes the prices of room types, night by night: a cell is a room type of a property.</summary>
internal sealed class RoomPriceMaker(HotelRoomPrices options, Seed seed)
{
    private readonly Seed _events = seed.Derive("events");
    private readonly KeyedPermutation _chosen = new(seed.Derive("chosen"), options.Slots);
    private readonly long _count = options.Changes;
    private readonly KeptIds _properties = new("PROP", 3, options.PropertyCount);

    public StreamEntity EntityOf(int cell) => new($"{PropertyOf(cell)}/{TypeOf(cell).Name}", HotelWords.RoomPrices);

    public bool Changes(int night, int cell) => _chosen.PlaceOf(SlotOf(night, cell)) < _count;

    /// <summary>Makes the change of a cell's price, which is its rate in cents, 0 before its first change.</summary>
    public StreamEvent Next(int night, int cell, StreamEntity entity, ref long cents)
    {
        var type = TypeOf(cell);
        var slot = SlotOf(night, cell);
        var random = _events.Random(slot);
        var before = cents == 0 ? 100L * type.BaseDollars : cents;
        cents = type.DrawCents(ref random, before);
        var reasons = cents > before ? HotelWords.RaiseReasons : HotelWords.CutReasons;
        var time = options.Start.UtcDateTime.Date.AddDays(night) + options.Slot + TimeSpan.FromTicks(options.BatchTicks * cell / options.Cells / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
        var price = new RoomPriceUpdated(
            PropertyOf(cell),
            type.Name,
            BookingPayloads.Money(cents),
            DateOnly.FromDateTime(time),
            BookingPayloads.Money(before),
            reasons[random.NextBelow(reasons.Length)],
            HotelWords.RevenueManagement);
        return new StreamEvent(IdText.Of("evt_price_", slot + 1, 8), "room.price_updated", entity, new DateTimeOffset(time, TimeSpan.Zero), price)
        {
            Operation = Operation.Update,
        };
    }

    private static RoomType TypeOf(int cell) => RoomType.All[cell % RoomType.All.Count];

    private string PropertyOf(int cell) => _properties.Of((cell / RoomType.All.Count) + 1);

    private long SlotOf(int night, int cell) => ((long)night * options.Cells) + cell;
}
