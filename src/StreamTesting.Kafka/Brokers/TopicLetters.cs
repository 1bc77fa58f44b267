namespace StreamTesting.Kafka;

/// <summary>What Kafka allows in a topic's name.</summary>
internal static class TopicLetters
{
    public static bool Has(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
