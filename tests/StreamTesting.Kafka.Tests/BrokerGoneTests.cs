using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Kafka.Tests;

/// <summary>What happens when the broker is gone. Each waits for its time-outs with a broker of its own, so they run beside those that share one.</summary>
public sealed class BrokerGoneTests
{
    [Fact]
    public async Task InjectAsync_BrokerGoneInTheMiddle_FailsInTimeWithWhatIsMissing()
    {
        await using var broker = await EmbeddedBroker.StartAsync();
        using var testbed = new KafkaTestbed(broker, brokerTimeout: TimeSpan.FromSeconds(3));
        var domain = new TestDomain(1000) { Before = i => Stop(i == 600, broker) };
        var options = new InjectionOptions { MaxInFlight = 100, DeliveryTimeout = TimeSpan.FromSeconds(3) };

        // The producer stays connected for the next injection, whose arrivals then have all of their time for themselves.
        await (await testbed.InjectAsync(BrokerFixture.Stream(1), 3, options)).DisposeAsync();
        var failed = await Should.ThrowAsync<KafkaInjectionException>(() => testbed.InjectAsync(BrokerFixture.Stream(domain), 3, options));

        failed.Error!.Code.ShouldBe(ErrorCode.Local_MsgTimedOut);
        failed.Sent.ShouldBeInRange(500, 700);
        failed.Acknowledged.ShouldBeInRange(500, 600);
        failed.Message.ShouldContain($"Acknowledged were {failed.Acknowledged} of the {failed.Sent} arrivals sent so far");
        failed.Message.ShouldContain($"{failed.Sent - failed.Acknowledged} are missing. Is the broker still there? It had 3 s (InjectionOptions.DeliveryTimeout).");
        failed.Message.ShouldContain(broker.BootstrapServers);
    }

    [Fact]
    public async Task Output_BrokerGone_FailsInTimeAndSaysSo()
    {
        await using var broker = await EmbeddedBroker.StartAsync();
        using var testbed = new KafkaTestbed(broker, brokerTimeout: TimeSpan.FromSeconds(3));
        await using var run = await testbed.InjectAsync(BrokerFixture.Stream(10));
        var seen = new TaskCompletionSource();
        var observing = run.Output(_ => seen.TrySetResult(), new ObservationOptions { QuietTime = TimeSpan.FromMilliseconds(50), BrokerTimeout = TimeSpan.FromSeconds(3) }).AllAsync();
        await Topic.WriteAsync(broker, run.OutputTopic, [1]);
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await broker.DisposeAsync();

        var late = await Should.ThrowAsync<KafkaTimeoutException>(() => observing);
        late.Message.ShouldStartWith($"The embedded broker at {broker.BootstrapServers} has not answered for ");
        late.Message.ShouldContain("seen were 1 records");
    }

    [Fact]
    public async Task DisposeAsync_BrokerGone_FailsNothing()
    {
        await using var broker = await EmbeddedBroker.StartAsync();
        using var testbed = new KafkaTestbed(broker, brokerTimeout: TimeSpan.FromSeconds(3));
        var run = await testbed.InjectAsync(BrokerFixture.Stream(1));
        await broker.DisposeAsync();

        await Should.NotThrowAsync(async () => await run.DisposeAsync());
    }

    private static void Stop(bool now, EmbeddedBroker broker)
    {
        if (now)
        {
            broker.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
