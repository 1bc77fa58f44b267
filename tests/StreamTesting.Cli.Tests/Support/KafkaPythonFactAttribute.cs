using StreamTesting.BrokerContract.Tests;

namespace StreamTesting.Cli.Tests;

/// <summary>A test that runs Python with a Kafka client; skipped, with the reason, where eng/install-clients.sh has installed none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KafkaPythonFactAttribute : FactAttribute
{
    public KafkaPythonFactAttribute() => Skip = Client.WhyNot;

    /// <summary>The client that the page is run with.</summary>
    public static ForeignClient Client { get; } = new("kafka-python");
}
