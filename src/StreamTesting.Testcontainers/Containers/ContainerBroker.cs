using System.Collections.ObjectModel;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using StreamTesting.Kafka;
using Testcontainers.Kafka;
using Testcontainers.Redpanda;

namespace StreamTesting.Testcontainers;

/// <summary>A Kafka in a container of its own, empty at its start. It needs a Docker engine. Testcontainers removes the container also where the process is killed.</summary>
public sealed class ContainerBroker : IKafkaBroker
{
    private readonly IContainer _container;

    private ContainerBroker(IContainer container, string image, string address)
    {
        _container = container;
        Image = image;
        var uri = new Uri(address);
        BootstrapServers = $"{uri.Host}:{uri.Port}";
    }

    /// <inheritdoc/>
    public string Name => "container";

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ClientSettings => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The container's image.</summary>
    public string Image { get; }

    /// <summary>Pulls the image where it is not there, starts a container and waits until Kafka in it answers.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start; has no meaning afterwards.</param>
    /// <returns>The broker; disposing it removes the container.</returns>
    /// <exception cref="KafkaBrokerMissingException">There is no Docker engine.</exception>
    /// <exception cref="KafkaBrokerException">It did not start; the message has Docker's words and the end of the container's log.</exception>
    /// <exception cref="ArgumentException">An option is impossible.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is left running.</exception>
    public static async Task<ContainerBroker> StartAsync(ContainerBrokerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ContainerBrokerOptions();
        options.Validate();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.StartTimeout);
        IContainer? container = null;
        try
        {
            container = options.IsRedpanda ? new RedpandaBuilder(options.Image).Build() : new KafkaBuilder(options.Image).Build();
            await container.StartAsync(limit.Token).ConfigureAwait(false);
            return new ContainerBroker(container, options.Image, AddressOf(container));
        }
        catch (DockerUnavailableException e)
        {
            throw ContainerFailures.NoDocker(e);
        }
        catch (Exception e)
        {
            var log = await LogOfAsync(container).ConfigureAwait(false);
            await RemoveAsync(container).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw e is OperationCanceledException
                ? ContainerFailures.TooSlow(options.Image, options.StartTimeout, log)
                : ContainerFailures.NotStarted(options.Image, e, log);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _container.DisposeAsync();

    private static string AddressOf(IContainer container) => container switch
    {
        RedpandaContainer redpanda => redpanda.GetBootstrapAddress(),
        KafkaContainer kafka => kafka.GetBootstrapAddress(),
        _ => throw new InvalidOperationException($"{container.GetType()} is no Kafka."),
    };

    private static async Task<string> LogOfAsync(IContainer? container)
    {
        if (container is null)
        {
            return "";
        }

        try
        {
            var (output, errors) = await container.GetLogsAsync(timestampsEnabled: false).ConfigureAwait(false);
            return $"{output}\n{errors}";
        }
        catch (Exception e)
        {
            return $"(it can't be read: {e.Message})";
        }
    }

    private static async Task RemoveAsync(IContainer? container)
    {
        try
        {
            await (container?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The failed start is what the user has to hear of.
        }
    }
}
