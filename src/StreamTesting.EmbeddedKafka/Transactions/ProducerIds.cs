namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>Hands out producer ids, each once in a broker's life. Thread-safe.</summary>
internal sealed class ProducerIds
{
    private long last = 999;

    public long Next() => Interlocked.Increment(ref last);
}
