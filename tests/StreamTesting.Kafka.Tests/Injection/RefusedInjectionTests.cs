using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Injection;

[Collection(BrokerCollection.Name)]
public sealed class RefusedInjectionTests(BrokerFixture kafka)
{
    [Fact]
    public async Task InjectAsync_EventBefore1970_IsRefusedWithTheEvent()
    {
        var domain = new TestDomain(2) { Start = new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero) };

        var refused = await Should.ThrowAsync<KafkaInjectionException>(() => kafka.Testbed.InjectAsync(BrokerFixture.Stream(domain)));

        refused.Message.ShouldStartWith("Kafka has no timestamps before 1970, and the EventTime of position 0");
    }

    [Fact]
    public async Task InjectAsync_OneNamedTopic_IsInjectedIntoTheRunsTopic()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(new TestDomain(20) { TopicNames = ["sales"] }));

        run.Injection.Count.ShouldBe(20);
    }

    [Fact]
    public async Task InjectAsync_RecordTheBrokerRefuses_FailsWithTheEventAndTheBrokersWord()
    {
        var options = new InjectionOptions { TopicSettings = new Dictionary<string, string> { ["max.message.bytes"] = "1000" } };
        var stream = BrokerFixture.Stream(new TestDomain(1) { Padding = 5000 });

        var failed = await Should.ThrowAsync<KafkaInjectionException>(() => kafka.Testbed.InjectAsync(stream, options: options));

        failed.Error!.Code.ShouldBe(ErrorCode.MsgSizeTooLarge);
        failed.Arrival!.Event.Id.ShouldBe("e0");
        failed.Acknowledged.ShouldBe(0);
        failed.Message.ShouldContain("tick e0 of clé-0");
        failed.Message.ShouldContain("set max.message.bytes in InjectionOptions.TopicSettings");
    }

    [Fact]
    public async Task InjectAsync_NoBroker_FailsInTimeWithItsAddress()
    {
        var broker = await EmbeddedBroker.StartAsync();
        await broker.DisposeAsync();
        using var testbed = new KafkaTestbed(broker);

        var failed = await Should.ThrowAsync<KafkaBrokerException>(() => testbed.InjectAsync(BrokerFixture.Stream(1)));

        failed.Message.ShouldStartWith($"Nothing takes connections where the embedded broker at {broker.BootstrapServers} is to be (");
    }
}
