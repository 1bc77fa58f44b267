namespace StreamTesting.Kafka;

/// <summary>
/// What a broker needs is not on this machine: no Java, no Kafka distribution, no Docker. Nothing was started. Tests that can't run without it are skipped
/// with this message, unless they are required to run.
/// </summary>
public sealed class KafkaBrokerMissingException : KafkaBrokerException
{
    /// <summary>Says what is missing.</summary>
    /// <param name="message">What is missing, and how to get it.</param>
    /// <param name="inner">What caused it; null by default.</param>
    public KafkaBrokerMissingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
