namespace StreamTesting.Domains;

/// <summary>The guests of a guests' stream who can book: their row was created by then, and is never deleted.</summary>
internal sealed class EvenGuests(HotelGuests guests, Seed seed) : GuestDirectory
{
    private const int Tries = 64;
    private readonly DeletedGuests _deleted = new(guests, seed, inTurn: false);

    /// <summary>Says why nobody may be able to book from a time on; null where somebody certainly is.</summary>
    public string? ProblemFrom(DateTimeOffset time) =>
        guests.Count == 0 ? "there are no guests (count)."
        : guests.Deleted == guests.Count ? $"all {guests.Count} guests are deleted in the end (deleteRate {guests.DeleteRate})."
        : KnownBy(time.UtcTicks) == 0 ? "the guests begin later. Start the bookings with them or after them, or the guests earlier."
        : null;

    public override long Draw(long ticks, ref RandomSource random)
    {
        var there = Math.Max(1, KnownBy(ticks));
        var guest = random.NextBelow(there);
        for (var tries = 0; _deleted.Contains(guest) && tries < Tries; tries++)
        {
            guest = random.NextBelow(there);
        }

        for (var steps = 0L; _deleted.Contains(guest) && steps < there; steps++)
        {
            guest = (guest + 1) % there;
        }

        return guest + 1;
    }

    /// <summary>How many guests are certainly there: the first from the start on, of the others those whose whole part of the span has passed.</summary>
    private long KnownBy(long ticks)
    {
        var created = guests.Count - guests.SnapshotCount;
        var passed = ticks - guests.Start.UtcTicks;
        if (passed < 0 || created == 0)
        {
            return passed < 0 ? 0 : guests.SnapshotCount;
        }

        var whole = passed >= guests.Span.Ticks ? created : (long)((Int128)created * passed / guests.Span.Ticks);
        return guests.SnapshotCount + Math.Max(1, whole);
    }
}
