using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>The output topic of a run as an observable. Each subscription reads it anew, by a consumer of its own.</summary>
internal sealed class KafkaOutput<T>(
    RunContext run, StreamOrigin injected, Func<ConsumeResult<byte[]?, byte[]?>, T> read, ObservationOptions options)
    : IObservable<Observed<T>>, IObservationProgress, IObservationOrigin, IObservationDisturbances
{
    private volatile OutputSubscription<T>? _last;

    public StreamOrigin Injected => injected;

    public IReadOnlyList<HappenedDisturbance> Disturbances => run.Disturbances.Happened;

    public IDisposable Subscribe(IObserver<Observed<T>> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new OutputSubscription<T>(run, read, options, observer);
        _last = subscription;
        subscription.Start();
        return subscription;
    }

    public string Describe() => _last?.Describe() ?? $"{this} was not subscribed to";

    public override string ToString() => $"the output topic '{run.Output}' on {run.Broker.Describe()}";
}
