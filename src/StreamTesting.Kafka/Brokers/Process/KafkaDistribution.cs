namespace StreamTesting.Kafka;

/// <summary>An unpacked Apache Kafka.</summary>
/// <param name="Home">Its folder.</param>
/// <param name="Version">Its version, as the name of its client library says.</param>
internal sealed record KafkaDistribution(string Home, Version Version)
{
    private const string Download = "Unpack Apache Kafka (https://kafka.apache.org/downloads) and set KAFKA_HOME to its folder, the one that has 'libs' in it.";
    private static readonly Version Oldest = new(3, 7);

    public string ClassPath => Path.Combine(Home, "libs", "*");

    public int JavaNeeded => Version.Major >= 4 ? 17 : 11;

    public static KafkaDistribution Find(string? home)
    {
        var variable = home is null;
        home ??= Environment.GetEnvironmentVariable("KAFKA_HOME");
        if (string.IsNullOrWhiteSpace(home))
        {
            throw new KafkaBrokerMissingException($"There is no Apache Kafka to start: KAFKA_HOME is not set. {Download}");
        }

        var from = variable ? "KAFKA_HOME" : $"{nameof(ProcessBrokerOptions)}.{nameof(ProcessBrokerOptions.Home)}";
        var libraries = Path.Combine(home, "libs");
        if (!Directory.Exists(libraries))
        {
            throw new KafkaBrokerMissingException(
                $"{from} is '{home}', which {(Directory.Exists(home) ? "has no folder 'libs', so it is no Apache Kafka" : "is no folder")}. {Download}");
        }

        var client = Directory.GetFiles(libraries, "kafka-clients-*.jar").Order(StringComparer.Ordinal).FirstOrDefault();
        var text = client is null ? null : Path.GetFileNameWithoutExtension(client)["kafka-clients-".Length..].Split('-')[0];
        if (!Version.TryParse(text, out var version) || Directory.GetFiles(libraries, "kafka_*.jar").Length == 0)
        {
            throw new KafkaBrokerMissingException($"{from} is '{home}', whose folder 'libs' lacks Kafka's server or client library. {Download}");
        }

        return version >= Oldest
            ? new KafkaDistribution(Path.GetFullPath(home), version)
            : throw new KafkaBrokerMissingException($"{from} is '{home}', Apache Kafka {version}; {Oldest} or later is needed. {Download}");
    }
}
