using System.Globalization;

namespace StreamTesting.Cli;

internal static class KafkaTotals
{
    public static string Of(IReadOnlyDictionary<Lane, long> lanes) => lanes.Count == 0 ? "no topic" : string.Join("; ", lanes
        .GroupBy(lane => lane.Key.Topic)
        .Select(topic => string.Create(
            CultureInfo.InvariantCulture,
            $"topic '{topic.Key}' ({string.Join(", ", topic.Select(lane => string.Create(CultureInfo.InvariantCulture, $"partition {lane.Key.Partition}: {lane.Value}")))})")));
}
