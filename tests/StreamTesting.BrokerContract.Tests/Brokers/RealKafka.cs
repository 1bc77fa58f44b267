using StreamTesting.Kafka;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A real Apache Kafka; all classes share one process, whose end is the end of the tests.</summary>
public sealed class RealKafka : IContractBroker, IAsyncLifetime
{
    private static readonly Lazy<Task<ProcessBroker>> Shared = new(() => ProcessBroker.StartAsync(KafkaHome.Options with
    {
        ServerSettings = new Dictionary<string, string>
        {
            ["transaction.abort.timed.out.transaction.cleanup.interval.ms"] = "100",
            ["group.consumer.assignment.interval.ms"] = "0",
            ["group.consumer.min.heartbeat.interval.ms"] = "100",
            ["group.consumer.heartbeat.interval.ms"] = "100",
            ["group.consumer.min.session.timeout.ms"] = "500",
            ["log.cleaner.backoff.ms"] = "100",
            ["log.initial.task.delay.ms"] = "300",
            ["log.retention.check.interval.ms"] = "300",
        },
    }));

    private ProcessBroker? broker;

    public string BootstrapServers => broker!.BootstrapServers;

    public async Task InitializeAsync() => broker = KafkaHome.WhyNot is null ? await Shared.Value : null;

    public Task DisposeAsync() => Task.CompletedTask;
}
