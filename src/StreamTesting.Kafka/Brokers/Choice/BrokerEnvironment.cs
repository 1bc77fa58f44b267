using System.Collections.Immutable;

namespace StreamTesting.Kafka;

/// <summary>What the environment says of brokers.</summary>
internal sealed record BrokerEnvironment
{
    public const string BrokerVariable = "STREAMTESTING_BROKER";
    public const string RequireVariable = "STREAMTESTING_REQUIRE";
    public const string ServersVariable = "STREAMTESTING_BOOTSTRAP_SERVERS";
    public const string ClientSettingsVariable = "STREAMTESTING_CLIENT_SETTINGS";
    public const string TopicPrefixVariable = "STREAMTESTING_TOPIC_PREFIX";
    public const string ImageVariable = "STREAMTESTING_KAFKA_IMAGE";

    private static readonly string Kinds = string.Join(", ", Enum.GetNames<BrokerKind>().Select(name => $"'{name.ToLowerInvariant()}'"));

    public BrokerKind Kind { get; private init; }

    public ImmutableSortedSet<BrokerKind> Required { get; private init; } = [];

    public string? BootstrapServers { get; private init; }

    public string? ClientSettingsFile { get; private init; }

    public string TopicPrefix { get; private init; } = ExternalBroker.DefaultTopicPrefix;

    public string? Image { get; private init; }

    public static BrokerEnvironment Current() => Read(Environment.GetEnvironmentVariable);

    public static BrokerEnvironment Read(Func<string, string?> variable)
    {
        string? Text(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

        return new BrokerEnvironment
        {
            Kind = Text(BrokerVariable) is { } kind ? KindOf(BrokerVariable, kind) : BrokerKind.Embedded,
            Required = [.. (Text(RequireVariable) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => KindOf(RequireVariable, name))],
            BootstrapServers = Text(ServersVariable),
            ClientSettingsFile = Text(ClientSettingsVariable),
            TopicPrefix = Text(TopicPrefixVariable) ?? ExternalBroker.DefaultTopicPrefix,
            Image = Text(ImageVariable),
        };
    }

    private static BrokerKind KindOf(string variable, string name) =>
        Enum.GetNames<BrokerKind>().Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<BrokerKind>(name, ignoreCase: true)
            : throw new KafkaBrokerException($"The environment variable {variable} names '{name}', which is no kind of broker. It may name {Kinds}. Correct it or unset it.");
}
