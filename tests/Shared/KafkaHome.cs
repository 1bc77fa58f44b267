using StreamTesting.Kafka;

namespace StreamTesting.Tests.Shared;

/// <summary>Where the tests find an Apache Kafka: KAFKA_HOME, or shared/kafka beside the repository.</summary>
internal static class KafkaHome
{
    private static readonly Lazy<string?> Found = new(() => Environment.GetEnvironmentVariable("KAFKA_HOME") is { Length: > 0 } home ? home : BesideRepository());
    private static readonly Lazy<string?> Missing = new(Find);

    /// <summary>A broker's options with this Kafka; without one, the start says so.</summary>
    public static ProcessBrokerOptions Options => new() { Home = Found.Value };

    /// <summary>Why tests are skipped that need a real Kafka, in a sentence; null if there is one, or if STREAMTESTING_REQUIRE makes its lack a failure.</summary>
    public static string? WhyNot => Missing.Value;

    private static string? Find()
    {
        try
        {
            ProcessBroker.Check(Options);
            return null;
        }
        catch (KafkaBrokerMissingException missing)
        {
            return KafkaBrokers.IsRequired(BrokerKind.Process) ? null : missing.Message;
        }
    }

    private static string? BesideRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
            {
                var beside = Path.Combine(folder.FullName, "..", "shared", "kafka");
                return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
            }
        }

        return null;
    }
}
