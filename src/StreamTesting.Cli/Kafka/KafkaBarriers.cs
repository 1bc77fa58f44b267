using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>Waits at barriers, or at the end, until the consumer's group has committed its topics to their ends.</summary>
internal sealed class KafkaBarriers(IKafkaBroker broker, string group, TimeSpan within, TimeProvider time) : IDisposable
{
    private readonly ConsumerLag _lag = new(broker, time);
    private int _passed;

    public bool IsBefore(Arrival arrival) => arrival.Barrier > _passed;

    public async Task PassAsync(Arrival arrival, IEnumerable<string> topics, CancellationToken cancellationToken)
    {
        await ReachAsync(topics, cancellationToken).ConfigureAwait(false);
        _passed = arrival.Barrier;
    }

    public async Task ReachAsync(IEnumerable<string> topics, CancellationToken cancellationToken) =>
        await _lag.Of(group, [.. topics]).WaitAsync(within, cancellationToken: cancellationToken).ConfigureAwait(false);

    public void Dispose() => _lag.Dispose();
}
