namespace StreamTesting.Kafka;

/// <summary>Waits at a barrier until the consumer has committed all that was injected before it.</summary>
internal sealed class BarrierWait(Func<IReadOnlyList<InjectedTopic>, CancellationToken, Task> committed, Func<int, CancellationToken, Task>? settled)
{
    private int _passed;

    /// <summary>Whether an arrival stands behind a barrier that was not waited for yet.</summary>
    public bool IsBefore(Arrival arrival) => arrival.Barrier > _passed;

    public async Task PassAsync(Arrival arrival, IReadOnlyList<InjectedTopic> injected, CancellationToken cancellationToken)
    {
        await committed(injected, cancellationToken).ConfigureAwait(false);
        if (settled is not null)
        {
            await settled(arrival.Barrier, cancellationToken).ConfigureAwait(false);
        }

        _passed = arrival.Barrier;
    }
}
