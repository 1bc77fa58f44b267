namespace StreamTesting.Kafka;

/// <summary>A broker left questions unanswered for longer than it may. Whoever waits says what for.</summary>
internal sealed class BrokerSilentException(TimeSpan silence) : Exception
{
    public TimeSpan Silence => silence;
}
