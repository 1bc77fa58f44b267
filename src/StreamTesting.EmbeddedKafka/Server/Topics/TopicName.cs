namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Kafka's rules for the names of topics.</summary>
internal static class TopicName
{
    private const int MaxLength = 249;

    /// <summary>What is wrong with a name, in a sentence; null if nothing.</summary>
    public static string? Problem(string name) => name switch
    {
        "" => "a topic name must not be empty",
        "." or ".." => $"a topic name must not be '{name}'",
        { Length: > MaxLength } => $"a topic name may have {MaxLength} characters; '{name}' has {name.Length}",
        _ when name.Any(character => !IsLegal(character)) =>
            $"a topic name may have ASCII letters and digits, '.', '_' and '-' only; '{name}' has others",
        _ => null,
    };

    /// <summary>Whether two names would give the same metric: '.' and '_' are the same there.</summary>
    public static bool Collides(string left, string right) => left != right && left.Replace('.', '_') == right.Replace('.', '_');

    private static bool IsLegal(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';
}
