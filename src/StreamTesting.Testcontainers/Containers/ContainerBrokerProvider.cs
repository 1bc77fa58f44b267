using StreamTesting.Kafka;

namespace StreamTesting.Testcontainers;

/// <summary>Starts the broker that <c>STREAMTESTING_BROKER=container</c> chooses (<see cref="KafkaBrokers"/>).</summary>
public sealed class ContainerBrokerProvider : IKafkaBrokerProvider
{
    /// <inheritdoc/>
    public async Task<IKafkaBroker> StartAsync(string? image, CancellationToken cancellationToken)
    {
        var options = image is null ? new ContainerBrokerOptions() : new ContainerBrokerOptions { Image = image };
        return await ContainerBroker.StartAsync(options, cancellationToken).ConfigureAwait(false);
    }
}
