namespace StreamTesting.Domains;

/// <summary>The opening hours, in milliseconds of the day.</summary>
internal sealed class StoreHours(StoreDays options)
{
    public const long Minute = 60_000;

    public long Opens { get; } = (long)options.Opens.TotalMilliseconds;

    public long Closes { get; } = (long)options.Closes.TotalMilliseconds;

    /// <summary>When the last customer may enter and still stay the shortest time.</summary>
    public long LastEntry => Closes - (long)options.Visits.ShortestStay.TotalMilliseconds - Minute;

    /// <summary>How long stores are closed, a day.</summary>
    public long Closed => Opens + StoreRegion.Day - Closes;

    public static long DayOf(long time) => time / StoreRegion.Day;

    public long OpeningOf(long time) => (DayOf(time) * StoreRegion.Day) + Opens;

    public long ClosingOf(long time) => (DayOf(time) * StoreRegion.Day) + Closes;

    /// <summary>The time itself where the store is open and stays so for a while, or a time after the next opening.</summary>
    /// <param name="time">When something would happen.</param>
    /// <param name="takes">How long before closing it must be.</param>
    /// <param name="after">How long after the opening it is otherwise.</param>
    public long Within(long time, long takes, long after)
    {
        if (time < OpeningOf(time))
        {
            return OpeningOf(time) + after;
        }

        return time <= ClosingOf(time) - takes ? time : OpeningOf(time + StoreRegion.Day) + after;
    }
}
