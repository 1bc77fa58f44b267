namespace StreamTesting.Cli;

/// <summary>To which part of a stream windows belong: where their keys do. All arrivals of a key are in one partition of their topic.</summary>
internal static class WindowRoute
{
    public static Func<Observed<OutputLine>, PartRoute> Of(GivenStream given, Division division)
    {
        var partitions = new Dictionary<(string Topic, string Key), int>();
        foreach (var arrival in division.By == Division.ByPartition ? given.Arrivals : [])
        {
            partitions.TryAdd((arrival.Topic, arrival.Event.Key), arrival.Partition);
        }

        return output =>
        {
            var window = (WindowResult)output.Value.Value!;
            var key = window.Key ?? "";
            return new PartRoute(division.By == Division.ByKey ? division.PartOfKey(key) : partitions.TryGetValue((window.Topic.Length > 0 ? window.Topic : given.TopicOr(null), key), out var partition) ? partition : null, $"'{key}'");
        };
    }
}
