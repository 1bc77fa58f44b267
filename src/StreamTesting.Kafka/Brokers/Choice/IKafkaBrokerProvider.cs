namespace StreamTesting.Kafka;

/// <summary>Starts brokers of a kind that another package brings. It has a constructor without parameters.</summary>
public interface IKafkaBrokerProvider
{
    /// <summary>Starts a broker.</summary>
    /// <param name="image">The container's image, as <c>STREAMTESTING_KAFKA_IMAGE</c> names it; null for the provider's own.</param>
    /// <param name="cancellationToken">Ends the start; has no meaning afterwards.</param>
    /// <returns>The broker, which takes connections.</returns>
    /// <exception cref="KafkaBrokerMissingException">What it needs is not on this machine.</exception>
    /// <exception cref="KafkaBrokerException">It did not start.</exception>
    Task<IKafkaBroker> StartAsync(string? image, CancellationToken cancellationToken);
}
