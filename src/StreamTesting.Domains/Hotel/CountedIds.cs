namespace StreamTesting.Domains;

/// <summary>Gives events the ids of <see cref="HotelEventIds.Counter"/>: their number among all (H-40).</summary>
internal static class CountedIds
{
    public static IEnumerable<StreamEvent> Of(IEnumerable<StreamEvent> events, HotelEventIds ids) => ids == HotelEventIds.Counter ? Counted(events) : events;

    private static IEnumerable<StreamEvent> Counted(IEnumerable<StreamEvent> events)
    {
        var number = 0L;
        foreach (var happened in events)
        {
            yield return happened.WithId(IdText.Of("evt_", ++number, 8));
        }
    }
}
