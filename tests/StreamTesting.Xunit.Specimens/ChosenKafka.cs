namespace StreamTesting.Xunit.Specimens;

public sealed class ChosenKafkaTests(KafkaFixture kafka) : IClassFixture<KafkaFixture>
{
    [StreamFact]
    public void Uses_it() => kafka.BootstrapServers.ShouldNotBeEmpty();
}

public sealed class EmbeddedKafkaTests(KafkaEmbeddedFixture kafka) : IClassFixture<KafkaEmbeddedFixture>
{
    [StreamFact]
    public void Uses_it() => kafka.Broker.Name.ShouldBe("embedded");
}

public sealed class ContainerKafkaTests(KafkaContainerFixture kafka) : IClassFixture<KafkaContainerFixture>
{
    [StreamFact]
    public void Uses_it() => kafka.BootstrapServers.ShouldNotBeEmpty();
}

public sealed class ExternalKafkaTests(KafkaExternalFixture kafka) : IClassFixture<KafkaExternalFixture>
{
    [StreamFact]
    public void Uses_it() => kafka.BootstrapServers.ShouldBe("127.0.0.1:1");
}
