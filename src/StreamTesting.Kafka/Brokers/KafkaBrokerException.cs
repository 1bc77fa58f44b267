namespace StreamTesting.Kafka;

/// <summary>A broker can't be had: it did not start, or what it needs is wrong. The message says what, with the values, and what to do.</summary>
public class KafkaBrokerException : Exception
{
    /// <summary>Says why a broker can't be had.</summary>
    /// <param name="message">What is wrong, with the value, and what to do.</param>
    /// <param name="inner">What caused it; null by default.</param>
    public KafkaBrokerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
