using System.Reactive.Linq;

namespace StreamTesting.Assertions.Tests;

/// <summary>A source that knows what was injected and how far its consumer is, as a Kafka output does.</summary>
internal sealed class Run(IObservable<Observed<Total>> outputs, StreamOrigin injected, string progress = "partition 0 is committed up to 2 of 4")
    : IObservable<Observed<Total>>, IObservationOrigin, IObservationProgress
{
    public StreamOrigin Injected => injected;

    public string Describe() => progress;

    public IDisposable Subscribe(IObserver<Observed<Total>> observer) => outputs.Subscribe(observer);

    public static Run Of(EventStream injected, params string[] ids) =>
        new(ids.Select(id => new Total(id)).AsObserved().ToObservable(), injected.Origin);
}
