namespace StreamTesting.Kafka;

/// <summary>Keeps what only the client may know out of texts.</summary>
internal static class Secrets
{
    private static readonly string[] Names = ["password", "secret", "key.pem", "token", "jaas"];

    /// <summary>A text in which no value of a secret setting stands.</summary>
    public static string Out(string text, IReadOnlyDictionary<string, string> settings) => settings
        .Where(setting => setting.Value.Length > 0 && Names.Any(name => setting.Key.Contains(name, StringComparison.OrdinalIgnoreCase)))
        .Aggregate(text, (kept, setting) => kept.Replace(setting.Value, "***", StringComparison.Ordinal));
}
