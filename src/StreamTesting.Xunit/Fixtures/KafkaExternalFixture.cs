using StreamTesting.Kafka;

namespace StreamTesting.Xunit;

/// <summary>
/// A <see cref="KafkaFixture"/> on the Kafka that <c>STREAMTESTING_BOOTSTRAP_SERVERS</c> names, whatever the environment chooses. Where what it needs is not on the
/// machine, the tests that use it are skipped with the reason, or fail where <c>STREAMTESTING_REQUIRE</c> names <c>external</c>.
/// </summary>
public class KafkaExternalFixture : KafkaFixture
{
    /// <summary>Makes a fixture; its broker starts when xUnit initializes it.</summary>
    public KafkaExternalFixture()
        : base(SharedBrokers.External, BrokerKind.External)
    {
    }
}
