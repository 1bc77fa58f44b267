namespace StreamTesting;

/// <summary>Numbers the arrivals and labels each by what arrived before it. Memory: the greatest event times of each partition.</summary>
internal sealed class LabelStage(IArrivalStage input, int partitions)
{
    private readonly GreatestTimes[] _greatest = [.. Enumerable.Range(0, partitions).Select(_ => new GreatestTimes(Labels.DisplacementLimit))];
    private readonly long[] _positions = new long[partitions];
    private long _position;

    public Arrival? Next()
    {
        if (input.Next() is not { } arrival)
        {
            return null;
        }

        arrival.Position = _position++;
        arrival.PartitionPosition = _positions[arrival.Partition]++;
        var greatest = _greatest[arrival.Partition];
        var ticks = arrival.Event.Ticks;
        var entity = arrival.Event.Entity;
        arrival.Label(
            arrival.Ticks - ticks,
            Math.Max(0, greatest.Greatest - ticks),
            greatest.Above(ticks),
            Math.Max(0, entity.GreatestTicks == long.MinValue ? 0 : entity.GreatestTicks - ticks));
        greatest.Add(ticks);
        entity.GreatestTicks = Math.Max(entity.GreatestTicks, ticks);
        return arrival;
    }
}
