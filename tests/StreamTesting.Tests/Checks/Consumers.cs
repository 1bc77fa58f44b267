namespace StreamTesting.Tests;

/// <summary>Consumers as people write them, right and wrong, as functions from arrivals to outputs.</summary>
internal static class Consumers
{
    public static IEnumerable<Output> Deduplicating(IEnumerable<Arrival> arrivals)
    {
        var seen = new HashSet<string>();
        return arrivals.Where(arrival => seen.Add(arrival.Event.Id)).Select(Output.Of);
    }

    public static IEnumerable<Output> ForgettingToDeduplicate(IEnumerable<Arrival> arrivals) => arrivals.Select(Output.Of);

    public static IEnumerable<Output> DeduplicatingByKey(IEnumerable<Arrival> arrivals)
    {
        var seen = new HashSet<string>();
        return arrivals.Where(arrival => seen.Add(arrival.Event.Key)).Select(Output.Of);
    }

    public static IEnumerable<Output> DroppingEachTenth(IEnumerable<Arrival> arrivals) =>
        Deduplicating(arrivals).Where((_, index) => index % 10 != 9);

    public static IEnumerable<Output> InventingIds(IEnumerable<Arrival> arrivals) =>
        Deduplicating(arrivals).SelectMany((output, index) => index % 50 == 7 ? [output, output with { EventId = $"{output.EventId}-2" }] : new[] { output });

    public static IEnumerable<Output> LosingItsMemoryAtARestart(IEnumerable<Arrival> arrivals)
    {
        var all = arrivals.ToList();
        return Deduplicating(all.Take(all.Count / 2)).Concat(Deduplicating(all.Skip(all.Count / 2)));
    }

    public static IEnumerable<Output> ReadingTwiceAfterACrash(IEnumerable<Arrival> arrivals)
    {
        var all = Deduplicating(arrivals).ToList();
        return all.Take(all.Count / 2).Concat(all.Skip((all.Count / 2) - 5));
    }

    public static IEnumerable<Output> KeepingTheLastCopy(IEnumerable<Arrival> arrivals) =>
        arrivals.GroupBy(arrival => arrival.Event.Id).Select(copies => Output.Of(copies.Last()));

    public static IEnumerable<Output> SortingByEventTime(IEnumerable<Arrival> arrivals)
    {
        var all = arrivals.ToList();
        var seen = new HashSet<string>();
        return all.OrderBy(arrival => arrival.Event.EventTime).Where(arrival => seen.Add(arrival.Event.Id)).Select(Output.Of);
    }

    public static IEnumerable<Output> SwappingNeighboursOfAKey(IEnumerable<Arrival> arrivals) => Deduplicating(arrivals)
        .GroupBy(output => output.Key)
        .SelectMany(key => key.Chunk(2).SelectMany(pair => pair.Reverse()));

    public static IEnumerable<Output> InterleavingKeys(IEnumerable<Arrival> arrivals) =>
        Deduplicating(arrivals).GroupBy(output => output.Key).Reverse().SelectMany(key => key);

    public static IEnumerable<Output> TakingBackBeforeItPutsOutAgain(IEnumerable<Arrival> arrivals)
    {
        var seen = new HashSet<string>();
        foreach (var output in arrivals.Select(Output.Of))
        {
            if (!seen.Add(output.EventId!))
            {
                yield return output with { TakesBack = true };
            }

            yield return output;
        }
    }
}
