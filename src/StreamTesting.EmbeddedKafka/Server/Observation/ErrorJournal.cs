namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The errors of a broker, each text once, up to a number that no test reads beyond. Thread-safe.</summary>
internal sealed class ErrorJournal(TimeProvider time)
{
    private const int Kept = 1000;

    private readonly Lock gate = new();
    private readonly List<BrokerError> errors = [];
    private readonly HashSet<string> seen = [];

    public IReadOnlyList<BrokerError> Snapshot()
    {
        lock (gate)
        {
            return [.. errors];
        }
    }

    public void Add(string message, Exception? exception = null)
    {
        lock (gate)
        {
            if (errors.Count < Kept && seen.Add(message))
            {
                errors.Add(new BrokerError(time.GetUtcNow(), message, exception));
            }
        }
    }
}
