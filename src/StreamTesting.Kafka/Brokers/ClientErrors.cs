using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>The last error that a client reported by itself, for the messages of those that fail because of it. Thread-safe.</summary>
internal sealed class ClientErrors
{
    private volatile Error? _last;

    public string Hint => _last is { } error ? $" The client's last word on it: {error.Reason}." : "";

    public void Note(Error error) => _last = error;
}
