using System.Globalization;
using System.Text.RegularExpressions;
using StreamTesting.Kafka;

namespace StreamTesting.Testcontainers;

/// <summary>What is said where a container can't be had. What it reads is what Testcontainers 4 and Docker say in the messages of their exceptions.</summary>
internal static class ContainerFailures
{
    private const int LinesShown = 20;
    private const string OrElse = "or run on another broker: STREAMTESTING_BROKER=embedded";
    private static readonly Regex Answer = new("""^Docker API responded with status code='?\w+'?, response='?\{"message":"(?<words>(?:[^"\\]|\\.)*)"\}""", RegexOptions.CultureInvariant);
    private static readonly string[] NotThere = ["manifest unknown", "pull access denied", "No such image", "not found"];
    private static readonly string[] NotReached = ["dial tcp", "proxyconnect", "no such host", "i/o timeout", "TLS handshake timeout", "toomanyrequests"];

    public static KafkaBrokerMissingException NoDocker(Exception cause) => Versions(cause) is { } versions
        ? new($"A Kafka in a container needs a Docker engine of another version: {versions} Update Docker, {OrElse}.", cause)
        : new($"A Kafka in a container needs a Docker engine, and none answers: {FirstLine(cause)}{Endpoints(cause)} Start Docker ('docker info' has to work), or set DOCKER_HOST; {OrElse}.", cause);

    public static KafkaBrokerException NotStarted(string image, Exception cause, string log)
    {
        var words = FirstLine(cause);
        if (Versions(cause) is not null)
        {
            return NoDocker(cause);
        }

        return Has(words, NotReached) ? new KafkaBrokerMissingException($"The image '{image}' of the Kafka container is not on this machine and can't be pulled: {words} Pull it where there is a way to its registry ('docker pull {image}'), {OrElse}.", cause)
            : Has(words, NotThere) ? new KafkaBrokerException($"The image '{image}' of the Kafka container does not exist, or needs a login: {words} Correct its name and version (STREAMTESTING_KAFKA_IMAGE, or ContainerBrokerOptions.Image), or run 'docker login'.", cause)
            : new KafkaBrokerException($"The Kafka container of the image '{image}' did not start: {words} Can this machine pull it ('docker pull {image}')? {EndOf(log)}", cause);
    }

    public static KafkaBrokerException TooSlow(string image, TimeSpan timeout, string log) => new(
        string.Create(CultureInfo.InvariantCulture, $"The Kafka container of the image '{image}' did not answer within {timeout.TotalSeconds:0.###} s. {EndOf(log)}"));

    private static bool Has(string text, IEnumerable<string> parts) => parts.Any(part => text.Contains(part, StringComparison.Ordinal));

    /// <summary>What Docker says of the version of its interface, which may stand far inside.</summary>
    private static string? Versions(Exception cause)
    {
        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            if (FirstLine(e) is var words && words.Contains("client version", StringComparison.Ordinal))
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>Where no engine answered, as Testcontainers lists it behind its first line.</summary>
    private static string Endpoints(Exception cause)
    {
        var tried = cause.Message.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("Failed to connect to Docker endpoint", StringComparison.Ordinal)).ToList();
        return tried.Count == 0 ? "" : $" {string.Join(' ', tried)}";
    }

    private static string FirstLine(Exception cause)
    {
        var line = Answer.Match(cause.Message) is { Success: true } answer
            ? Regex.Unescape(answer.Groups["words"].Value).Split('\n', 2)[0].Trim()
            : cause.Message.Split('\n', 2)[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }

    private static string EndOf(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "It has logged nothing." : $"Its log ends with:\n{string.Join('\n', lines.TakeLast(LinesShown))}";
    }
}
