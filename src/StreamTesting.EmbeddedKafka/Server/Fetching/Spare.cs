namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>One object that is kept to be used again. Who comes while it is in use makes another. Thread-safe.</summary>
internal sealed class Spare<T>
    where T : class
{
    private T? kept;

    public T? Take() => Interlocked.Exchange(ref kept, null);

    public void Keep(T item) => Volatile.Write(ref kept, item);
}
