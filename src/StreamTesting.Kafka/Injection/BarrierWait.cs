namespace StreamTesting.Kafka;

/// <summary>Waits at a barrier until the consumer has committed all that was injected before it, topic by topic.</summary>
internal sealed class BarrierWait(Func<InjectedTopic, CancellationToken, Task> committed, Func<int, CancellationToken, Task>? settled)
{
    private int _passed;

    /// <summary>Whether an arrival stands behind a barrier that was not waited for yet.</summary>
    public bool IsBefore(Arrival arrival) => arrival.Barrier > _passed;

    public async Task PassAsync(Arrival arrival, IReadOnlyList<InjectedTopic> injected, CancellationToken cancellationToken)
    {
        foreach (var topic in injected.Where(topic => topic.Count > 0))
        {
            await committed(topic, cancellationToken).ConfigureAwait(false);
        }

        if (settled is not null)
        {
            await settled(arrival.Barrier, cancellationToken).ConfigureAwait(false);
        }

        _passed = arrival.Barrier;
    }
}
