using StreamTesting.Kafka;

namespace StreamTesting.Xunit;

/// <summary>
/// A <see cref="KafkaFixture"/> on a Kafka in a container, by the package <c>StreamTesting.Testcontainers</c>, whatever the environment chooses. It starts in some seconds, once for all such fixtures that live at the time. Where what it needs is not on the
/// machine, the tests that use it are skipped with the reason, or fail where <c>STREAMTESTING_REQUIRE</c> names <c>container</c>.
/// </summary>
public class KafkaContainerFixture : KafkaFixture
{
    /// <summary>Makes a fixture; its broker starts when xUnit initializes it.</summary>
    public KafkaContainerFixture()
        : base(SharedBrokers.Container, BrokerKind.Container)
    {
    }
}
