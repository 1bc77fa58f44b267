namespace StreamTesting.Cli;

/// <summary>To which part of a stream windows belong: where their keys do.</summary>
internal static class WindowRoute
{
    /// <exception cref="CliException">A key has arrivals in several partitions, and partitions are to be judged apart.</exception>
    public static Func<Observed<OutputLine>, PartRoute> Of(GivenStream given, Division division)
    {
        var partitions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var arrival in division.By == Division.ByPartition ? given.Arrivals : [])
        {
            if (!partitions.TryAdd(arrival.Event.Key, arrival.Partition) && partitions[arrival.Event.Key] != arrival.Partition)
            {
                throw CliException.Usage(FormattableString.Invariant(
                    $"'{arrival.Event.Key}' has arrivals in the partitions {partitions[arrival.Event.Key]} and {arrival.Partition}, so its windows belong to no one partition, and partitions can't be judged apart: use --part I/N."));
            }
        }

        return output =>
        {
            var key = ((WindowResult)output.Value.Value!).Key ?? "";
            return new PartRoute(division.By == Division.ByKey ? division.PartOfKey(key) : partitions.TryGetValue(key, out var partition) ? partition : null, $"'{key}'");
        };
    }
}
