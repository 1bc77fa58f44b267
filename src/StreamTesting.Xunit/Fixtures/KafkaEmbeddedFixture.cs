using StreamTesting.Kafka;

namespace StreamTesting.Xunit;

/// <summary>
/// A <see cref="KafkaFixture"/> on the embedded broker, whatever the environment chooses. Where what it needs is not on the
/// machine, the tests that use it are skipped with the reason, or fail where <c>STREAMTESTING_REQUIRE</c> names <c>embedded</c>.
/// </summary>
public class KafkaEmbeddedFixture : KafkaFixture
{
    /// <summary>Makes a fixture; its broker starts when xUnit initializes it.</summary>
    public KafkaEmbeddedFixture()
        : base(SharedBrokers.Embedded, BrokerKind.Embedded)
    {
    }
}
