namespace StreamTesting.Domains;

/// <summary>What happens to a replayed booking later: a change of its status.</summary>
internal sealed record ReplayedChange(string Id, string Type, StreamEntity Entity, string Status)
{
    public StreamEvent At(long ticks) => new(
        Id, Type, Entity, new DateTimeOffset(ticks, TimeSpan.Zero), new BookingStatusChanged(Entity.Key, HotelWords.Api, Status))
    {
        Operation = Operation.Update,
    };
}
