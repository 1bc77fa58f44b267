using StreamTesting.Kafka;

namespace StreamTesting.Xunit;

/// <summary>A running broker and the one testbed that hands out its topics.</summary>
internal sealed class BrokerSession(IKafkaBroker broker) : IAsyncDisposable
{
    /// <summary>More than a broker's own time-out, which has more to say; a container's image may have to be pulled.</summary>
    public static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(11);

    public KafkaTestbed Testbed { get; } = new(broker);

    public static SharedResource<BrokerSession> Shared(Func<CancellationToken, Task<IKafkaBroker>> start) => new(
        async cancellationToken => new BrokerSession(await start(cancellationToken).ConfigureAwait(false)), StartTimeout);

    // The testbed's client takes up to 200 ms to close and nobody needs it any more, so no test waits for that.
    public ValueTask DisposeAsync()
    {
        _ = Task.Run(Testbed.Dispose);
        return broker.DisposeAsync();
    }
}
