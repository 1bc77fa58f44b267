namespace StreamTesting;

internal static class Numbering
{
    public static Observed<T> Observe<T>(T value, long index) => value is IObserved known
        ? new Observed<T>(value)
        {
            Index = known.Index == 0 ? index : known.Index,
            Key = known.Key,
            Partition = known.Partition,
            Offset = known.Offset,
            Timestamp = known.Timestamp,
            Headers = known.Headers,
        }
        : new Observed<T>(value) { Index = index };

    public sealed class Pushed<T>(IObservable<T> source) : IObservable<Observed<T>>, INumbering
    {
        public object Source => source;

        public IDisposable Subscribe(IObserver<Observed<T>> observer)
        {
            var index = -1L;
            return source.Subscribe(value => observer.OnNext(Observe(value, Interlocked.Increment(ref index))), observer.OnError, observer.OnCompleted);
        }
    }

    public sealed class Pulled<T>(IAsyncEnumerable<T> source) : IAsyncEnumerable<Observed<T>>, INumbering
    {
        public object Source => source;

        public async IAsyncEnumerator<Observed<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            var index = 0L;
            await foreach (var value in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return Observe(value, index++);
            }
        }
    }
}
