using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>Why a disturbance that waits for a commit has not happened.</summary>
internal static class CommitText
{
    public static string None(string topic, int partition, long offset, string who) => string.Create(
        CultureInfo.InvariantCulture,
        $"No commit of a {who} past offset {offset} in partition {partition} of '{topic}' came. Does the consumer run, and does it commit there to Kafka?");
}
