using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace StreamTesting.Kafka;

/// <summary>The folder of a Kafka process: its settings, its data, its log.</summary>
internal sealed class ServerFiles
{
    private readonly DirectoryInfo _folder = Create();

    private static string Variable => OperatingSystem.IsWindows() ? "TMP" : "TMPDIR";

    /// <summary>What is said where nothing can be written.</summary>
    public static KafkaBrokerException NotWritten(string folder, Exception cause) => new(
        $"The files of a Kafka process can't be written in '{folder}': {cause.Message.TrimEnd('.')}. Free some space there, or set {Variable} to a folder that can be written.", cause);

    /// <summary>Every cluster is alone, so all may have one id: 16 bytes in base64url, as Kafka wants it.</summary>
    public static string ClusterId { get; } = Base64Url.EncodeToString("StreamTestingKfk"u8);

    public string Folder => _folder.FullName;

    /// <summary>Where the settings of a node are, by its number from 1.</summary>
    public string Settings(int node) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"server-{node}.properties"));

    /// <summary>Where the log of a node is, by its number from 1.</summary>
    public string Log(int node) => Path.Combine(Folder, node == 1 ? "kafka.log" : string.Create(CultureInfo.InvariantCulture, $"kafka-{node}.log"));

    /// <summary>How Kafka 4 (log4j 2) and Kafka 3 (log4j 1) are told to log to standard output.</summary>
    public IReadOnlyList<string> LogOptions =>
        [$"-Dlog4j2.configurationFile={Path.Combine(Folder, "log4j2.properties")}", $"-Dlog4j.configuration={new Uri(Path.Combine(Folder, "log4j.properties"))}"];

    public async Task WriteAsync(
        IReadOnlyList<int> ports, int controllerPort, IReadOnlyDictionary<string, string> more, CancellationToken cancellationToken)
    {
        for (var node = 1; node <= ports.Count; node++)
        {
            var settings = SettingsText(Defaults(node, ports[node - 1], controllerPort), more);
            await File.WriteAllTextAsync(Settings(node), settings, cancellationToken).ConfigureAwait(false);
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "log4j2.properties"), Log4J2, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(Folder, "log4j.properties"), Log4J1, cancellationToken).ConfigureAwait(false);
    }

    private static string SettingsText(Dictionary<string, string> defaults, IReadOnlyDictionary<string, string> more)
    {
        var settings = new SortedDictionary<string, string>(defaults, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in settings)
        {
            text.Append(name).Append('=').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    public IReadOnlyList<string> ReadLog(int node)
    {
        if (!File.Exists(Log(node)))
        {
            return [];
        }

        using var file = new StreamReader(new FileStream(Log(node), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    public void Remove()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }

    private static DirectoryInfo Create()
    {
        try
        {
            return Directory.CreateTempSubdirectory("streamtesting-kafka-");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(Path.GetTempPath(), e);
        }
    }

    private Dictionary<string, string> Defaults(int node, int port, int controllerPort)
    {
        var controls = node == 1;
        string At(int number) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{number}");

        return new Dictionary<string, string>
        {
            ["process.roles"] = controls ? "broker,controller" : "broker",
            ["node.id"] = node.ToString(CultureInfo.InvariantCulture),
            ["controller.quorum.voters"] = $"1@{At(controllerPort)}",
            ["listeners"] = $"PLAINTEXT://{At(port)}{(controls ? $",CONTROLLER://{At(controllerPort)}" : "")}",
            ["advertised.listeners"] = $"PLAINTEXT://{At(port)}",
            ["controller.listener.names"] = "CONTROLLER",
            ["inter.broker.listener.name"] = "PLAINTEXT",
            ["listener.security.protocol.map"] = "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            ["log.dirs"] = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"data-{node}")),
            ["num.partitions"] = "1",
            ["offsets.topic.num.partitions"] = "1",
            ["offsets.topic.replication.factor"] = "1",
            ["transaction.state.log.num.partitions"] = "1",
            ["transaction.state.log.replication.factor"] = "1",
            ["transaction.state.log.min.isr"] = "1",
            ["share.coordinator.state.topic.replication.factor"] = "1",
            ["share.coordinator.state.topic.min.isr"] = "1",
            ["group.initial.rebalance.delay.ms"] = "0",
        };
    }

    private const string Log4J2 = """
        status = error
        appender.out.type = Console
        appender.out.name = out
        appender.out.layout.type = PatternLayout
        appender.out.layout.pattern = [%d] %p %m (%c)%n
        rootLogger.level = info
        rootLogger.appenderRef.out.ref = out
        """;

    private const string Log4J1 = """
        log4j.rootLogger=INFO, out
        log4j.appender.out=org.apache.log4j.ConsoleAppender
        log4j.appender.out.layout=org.apache.log4j.PatternLayout
        log4j.appender.out.layout.ConversionPattern=[%d] %p %m (%c)%n
        """;
}
