namespace StreamTesting.Kafka;

/// <summary>
/// A consumer under test that is watched (<see cref="KafkaRun.Watch"/>) threw, or ended before it had read all that was injected. What it
/// threw is the inner exception.
/// </summary>
public sealed class ConsumerFailedException : Exception
{
    internal ConsumerFailedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
