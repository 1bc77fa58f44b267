namespace StreamTesting.Tests.Expectations;

/// <summary>Arrivals as they are listed: an id, a key, an event time in ms, a partition, and how many barriers stand before it.</summary>
internal static class Listed
{
    private static readonly IArrivalFormat Format = new TestDomain(1).Format;

    public static Arrival Arrival(string id, string key, long time, int partition = 0, int barrier = 0, string topic = "") =>
        new(new StreamEvent(id, "listed", new StreamEntity(key, topic), DateTimeOffset.FromUnixTimeMilliseconds(time), 1L), Format, partition, DateTimeOffset.UnixEpoch.Ticks) { Barrier = barrier };

    public static GroundTruth Truth(int partitions, params Arrival[] arrivals)
    {
        var greatest = new Dictionary<Lane, long>();
        for (var i = 0; i < arrivals.Length; i++)
        {
            var arrival = arrivals[i];
            arrival.Position = i;
            var ticks = arrival.Event.Ticks;
            var lane = new Lane(arrival.Topic, arrival.Partition);
            var before = greatest.GetValueOrDefault(lane, long.MinValue);
            arrival.Label(0, before > ticks ? before - ticks : 0, 0, 0);
            greatest[lane] = Math.Max(before, ticks);
        }

        return new GroundTruth(arrivals, new StreamOrigin(new Seed(1), "listed", "{}") { Partitions = partitions });
    }

    /// <summary>One partition, one key, these times.</summary>
    public static GroundTruth Times(params long[] times) => Truth(1, [.. times.Select((time, i) => Arrival($"e{i}", "k", time))]);
}
