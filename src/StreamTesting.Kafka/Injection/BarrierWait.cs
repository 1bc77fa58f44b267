namespace StreamTesting.Kafka;

/// <summary>Waits at a barrier until the consumer's group has committed all that was injected before it.</summary>
internal sealed class BarrierWait(ConsumerLag lag, string group, TimeSpan within)
{
    private int _passed;

    /// <summary>Whether an arrival stands behind a barrier that was not waited for yet.</summary>
    public bool IsBefore(Arrival arrival) => arrival.Barrier > _passed;

    public async Task PassAsync(Arrival arrival, IReadOnlyList<InjectedTopic> injected, CancellationToken cancellationToken)
    {
        foreach (var topic in injected.Where(topic => topic.Count > 0))
        {
            await lag.WaitAsync(group, topic.Topic, topic.Partitions, within, cancellationToken).ConfigureAwait(false);
        }

        _passed = arrival.Barrier;
    }
}
