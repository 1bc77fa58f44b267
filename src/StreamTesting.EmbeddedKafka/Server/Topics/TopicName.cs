namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Kafka's rules for the names of topics.</summary>
internal static class TopicName
{
    private const int MaxLength = 249;

    /// <summary>What is wrong with a name, in Kafka's words; null if nothing.</summary>
    public static string? Problem(string name) => name switch
    {
        "" => "Topic name is invalid: the empty string is not allowed",
        "." or ".." => $"Topic name is invalid: '{name}' is not allowed",
        { Length: > MaxLength } => $"Topic name is invalid: the length of '{name}' is longer than the max allowed length {MaxLength}",
        _ when name.Any(character => !IsLegal(character)) =>
            $"Topic name is invalid: '{name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'",
        _ => null,
    };

    /// <summary>Whether two names would give the same metric: '.' and '_' are the same there.</summary>
    public static bool Collides(string left, string right) => left != right && left.Replace('.', '_') == right.Replace('.', '_');

    private static bool IsLegal(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';
}
