namespace StreamTesting.Kafka.Tests.Injection;

[Collection(BrokerCollection.Name)]
public sealed class ProducerSettingsTests(BrokerFixture kafka)
{
    [Fact]
    public async Task InjectAsync_SmallBatches_PutsAllInOrder()
    {
        var options = new InjectionOptions { ProducerSettings = new Dictionary<string, string> { ["batch.num.messages"] = "256", ["linger.ms"] = "100" } };

        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(600), options: options);

        run.Injection.Count.ShouldBe(600);
        Topic.Read(kafka.Broker, run.Topic, 600).Select(record => record.Message.Value).ShouldBe(run.Stream.Select(arrival => arrival.ToBytes()));
    }

    [Theory]
    [InlineData("batch.num.messages", "0", "batch.num.messages")]
    [InlineData("linger.ms", "-1", "queue.buffering.max.ms")]
    public async Task InjectAsync_ImpossibleBatches_AreRefusedByTheClient(string setting, string value, string named)
    {
        var options = new InjectionOptions { ProducerSettings = new Dictionary<string, string> { [setting] = value } };

        var refused = await Should.ThrowAsync<Exception>(async () => await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1), options: options));

        refused.ToString().ShouldContain(named);
    }
}
