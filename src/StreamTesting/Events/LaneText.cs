using System.Globalization;

namespace StreamTesting;

internal static class LaneText
{
    public static string Of(string topic, int partition) => topic.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"partition {partition}")
        : string.Create(CultureInfo.InvariantCulture, $"partition {partition} of {topic}");
}
