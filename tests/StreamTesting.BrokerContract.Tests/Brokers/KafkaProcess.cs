using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A Kafka broker that is its own controller, in a process that dies with this one.</summary>
internal sealed class KafkaProcess
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private KafkaProcess(string bootstrapServers) => BootstrapServers = bootstrapServers;

    public string BootstrapServers { get; }

    public static async Task<KafkaProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kafka-contract-");
        var (port, controllerPort) = FreePorts();
        var properties = Path.Combine(folder.FullName, "server.properties");
        await File.WriteAllTextAsync(properties, Properties(port, controllerPort, Path.Combine(folder.FullName, "data")));
        var log = Path.Combine(folder.FullName, "kafka.log");
        var id = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var bin = Path.Combine(KafkaHome.Path, "bin");

        // The shell holds the server as long as its standard input is open, which is as long as this process lives.
        var script = $"""
            '{bin}/kafka-storage.sh' format -t '{id}' -c '{properties}' > '{log}' 2>&1 || exit 1
            '{bin}/kafka-server-start.sh' '{properties}' >> '{log}' 2>&1 < /dev/null &
            cat > /dev/null
            kill -9 $!
            rm -rf '{folder.FullName}'
            """;
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, ArgumentList = { "-c", script } };
        start.Environment["LOG_DIR"] = folder.FullName;
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        await WaitForPortAsync(process, port, log);
        return new KafkaProcess($"127.0.0.1:{port}");
    }

    private static async Task WaitForPortAsync(Process process, int port, string log)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (!process.HasExited && patience.Elapsed < StartTimeout)
            {
                using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
                await tick.WaitForNextTickAsync();
            }
            catch (SocketException)
            {
                throw new InvalidOperationException(
                    $"Apache Kafka did not listen on port {port} within {StartTimeout}; its log: {await File.ReadAllTextAsync(log)}");
            }
        }
    }

    // Kafka is told its ports before it opens them. So they lie below those that a system gives out by itself, where another could take them
    // meanwhile, and each process of tests looks in a place of its own.
    private static (int Port, int ControllerPort) FreePorts()
    {
        var free = Enumerable.Range(0, 2000).Select(i => 12_000 + ((Environment.ProcessId * 10) + i) % 20_000).Where(IsFree).Take(2).ToList();
        return free is [var port, var controllerPort]
            ? (port, controllerPort)
            : throw new InvalidOperationException("Apache Kafka needs two free ports between 12000 and 32000, and there are none.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Properties(int port, int controllerPort, string data) => $"""
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:{controllerPort}
        listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controllerPort}
        advertised.listeners=PLAINTEXT://127.0.0.1:{port}
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs={data}
        num.partitions=1
        offsets.topic.num.partitions=1
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.abort.timed.out.transaction.cleanup.interval.ms=100
        group.initial.rebalance.delay.ms=0
        """;
}
