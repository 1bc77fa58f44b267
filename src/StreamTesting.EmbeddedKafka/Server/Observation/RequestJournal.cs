namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The last requests in a ring that is allocated once. Thread-safe.</summary>
internal sealed class RequestJournal(int kept, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly RequestSnapshot[] ring = new RequestSnapshot[kept];
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add(string api, int version, string? clientId, string? topic, int brokerId)
    {
        lock (gate)
        {
            count++;
            if (kept > 0)
            {
                ring[(count - 1) % kept] = new RequestSnapshot(count, api, version, clientId, topic, brokerId, time.GetUtcNow());
            }
        }
    }

    public IReadOnlyList<RequestSnapshot> Snapshot()
    {
        lock (gate)
        {
            var first = Math.Max(0, count - kept);
            var requests = new RequestSnapshot[count - first];
            for (var i = first; i < count; i++)
            {
                requests[i - first] = ring[i % kept];
            }

            return requests;
        }
    }
}
