using StreamTesting.Kafka;

namespace StreamTesting.Xunit;

/// <summary>
/// A <see cref="KafkaFixture"/> on an Apache Kafka in a process of its own (<see cref="ProcessBroker"/>), whatever the environment chooses. It starts in some seconds, once for all such fixtures that live at the time. Where what it needs is not on the
/// machine, the tests that use it are skipped with the reason, or fail where <c>STREAMTESTING_REQUIRE</c> names <c>process</c>.
/// </summary>
public class KafkaProcessFixture : KafkaFixture
{
    /// <summary>Makes a fixture; its broker starts when xUnit initializes it.</summary>
    public KafkaProcessFixture()
        : base(SharedBrokers.Process, BrokerKind.Process)
    {
    }
}
