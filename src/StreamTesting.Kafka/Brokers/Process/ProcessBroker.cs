using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>
/// A real Apache Kafka in a process of its own on this machine: one node that is its own controller, or several, on 127.0.0.1, empty at its start. It needs
/// an unpacked distribution (<c>KAFKA_HOME</c>) and Java, and takes some seconds to start. It ends with the process that started it.
/// </summary>
public sealed class ProcessBroker : IKafkaBroker
{
    private readonly IReadOnlyList<ServerProcess> _processes;
    private readonly ServerFiles _files;
    private readonly bool _keepFiles;

    private ProcessBroker(IReadOnlyList<ServerProcess> processes, ServerFiles files, IEnumerable<int> ports, KafkaDistribution kafka, ProcessBrokerOptions options)
    {
        _processes = processes;
        _files = files;
        _keepFiles = options.KeepFiles;
        ClientSettings = options.ClientSettings;
        Version = kafka.Version;
        BootstrapServers = string.Join(',', ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")));
    }

    /// <inheritdoc/>
    public string Name => "process";

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ClientSettings { get; }

    /// <summary>The version of the distribution.</summary>
    public Version Version { get; }

    /// <summary>The log of the (first) server, until the broker is disposed; after that only with <see cref="ProcessBrokerOptions.KeepFiles"/>.</summary>
    public string LogFile => _files.Log(1);

    /// <summary>Looks for the distribution and for Java, and starts nothing.</summary>
    /// <param name="options">How a broker would be set up; null for the defaults.</param>
    /// <exception cref="KafkaBrokerMissingException">There is no Apache Kafka, or no Java that can run it.</exception>
    public static void Check(ProcessBrokerOptions? options = null) => Java(options ?? new ProcessBrokerOptions());

    /// <summary>Formats a storage, starts a server, or several, and waits until all answer.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start; has no meaning afterwards.</param>
    /// <returns>The broker; disposing it ends the process and removes its files.</returns>
    /// <exception cref="KafkaBrokerMissingException">There is no Apache Kafka, or no Java that can run it.</exception>
    /// <exception cref="KafkaBrokerException">It did not start; the message has the end of its log and says where all of it is.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is impossible.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is left running.</exception>
    public static async Task<ProcessBroker> StartAsync(ProcessBrokerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ProcessBrokerOptions();
        options.Validate();
        var (kafka, java) = await Task.Run(() => Java(options), cancellationToken).ConfigureAwait(false);
        int[] ports =
        [
            options.Port == 0 ? LocalPorts.Free() : LocalPorts.Checked(options.Port),
            .. Enumerable.Range(1, options.Brokers - 1).Select(_ => LocalPorts.Free()),
        ];
        var start = new ServerStart(kafka, java, ports, options);
        var processes = await start.RunAsync(cancellationToken).ConfigureAwait(false);
        return new ProcessBroker(processes, start.Files, ports, kafka, options);
    }

    /// <summary>Ends the process at once and removes its files.</summary>
    /// <returns>A task that ends when both are gone.</returns>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_processes.Select(process => process.DisposeAsync().AsTask())).ConfigureAwait(false);
        if (!_keepFiles)
        {
            _files.Remove();
        }
    }

    private static (KafkaDistribution Kafka, string Java) Java(ProcessBrokerOptions options)
    {
        var kafka = KafkaDistribution.Find(options.Home);
        return (kafka, JavaRuntime.Find(options.Java, kafka));
    }
}
