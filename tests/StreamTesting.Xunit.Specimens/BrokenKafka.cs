using StreamTesting.Kafka;

namespace StreamTesting.Xunit.Specimens;

public sealed class BrokenKafka() : KafkaFixture(_ => throw new IOException("port 9092 is taken"));

public sealed class AbsentKafka() : KafkaFixture(_ => throw new StreamSkipException("there is no Docker here"));

public sealed class BrokenKafkaTests(BrokenKafka kafka) : IClassFixture<BrokenKafka>
{
    [StreamTheory, Seeds("st1-000000000001as")]
    public void Uses_it(Seed seed) => kafka.BootstrapServers.ShouldContain($"{seed}");

    [StreamFact]
    public void Does_not_use_it()
    {
    }

    [Fact]
    public void Plain_fact_uses_it() => kafka.Broker.ShouldBeAssignableTo<IKafkaBroker>();
}

public sealed class AbsentKafkaTests(AbsentKafka kafka) : IClassFixture<AbsentKafka>
{
    [StreamFact]
    public void Uses_it() => kafka.BootstrapServers.ShouldBeEmpty();
}
