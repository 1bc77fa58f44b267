using System.Globalization;
using StreamTesting.Kafka;

namespace StreamTesting.Testcontainers;

/// <summary>What is said where a container can't be had.</summary>
internal static class ContainerFailures
{
    private const int LinesShown = 20;

    public static KafkaBrokerMissingException NoDocker(Exception cause) => new(
        $"A Kafka in a container needs a Docker engine, and none answers: {FirstLine(cause)} Start Docker ('docker info' has to work), or set DOCKER_HOST; or run on another broker: STREAMTESTING_BROKER=embedded.",
        cause);

    public static KafkaBrokerException NotStarted(string image, Exception cause, string log) => new(
        $"The Kafka container of the image '{image}' did not start: {FirstLine(cause)} Can this machine pull it ('docker pull {image}')? {EndOf(log)}", cause);

    public static KafkaBrokerException TooSlow(string image, TimeSpan timeout, string log) => new(
        string.Create(CultureInfo.InvariantCulture, $"The Kafka container of the image '{image}' did not answer within {timeout.TotalSeconds:0.###} s. {EndOf(log)}"));

    private static string FirstLine(Exception cause)
    {
        var line = cause.Message.Split('\n', 2)[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }

    private static string EndOf(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "It has logged nothing." : $"Its log ends with:\n{string.Join('\n', lines.TakeLast(LinesShown))}";
    }
}
