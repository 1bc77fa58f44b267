using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Kafka brokers, the first of them the controller, in processes that die with this one.</summary>
internal sealed class KafkaProcess
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private KafkaProcess(string bootstrapServers) => BootstrapServers = bootstrapServers;

    public string BootstrapServers { get; }

    public static async Task<KafkaProcess> StartAsync(int brokers = 1)
    {
        var folder = Directory.CreateTempSubdirectory("kafka-contract-");
        var ports = FreePorts(brokers + 1);
        foreach (var i in Enumerable.Range(1, brokers))
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, $"server-{i}.properties"), Properties(i, ports[i], ports[0], Path.Combine(folder.FullName, $"data-{i}")));
        }

        var log = Path.Combine(folder.FullName, "kafka.log");
        var id = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var bin = Path.Combine(KafkaHome.Path, "bin");

        // The shell holds the server as long as its standard input is open, which is as long as this process lives.
        var script = $"""
            for properties in '{folder.FullName}'/server-*.properties
            do
                '{bin}/kafka-storage.sh' format -t '{id}' -c "$properties" >> '{log}' 2>&1 || exit 1
                '{bin}/kafka-server-start.sh' "$properties" >> '{log}' 2>&1 < /dev/null &
                started="$started $!"
            done
            cat > /dev/null
            kill -9 $started
            rm -rf '{folder.FullName}'
            """;
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, ArgumentList = { "-c", script } };
        start.Environment["LOG_DIR"] = folder.FullName;
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        foreach (var port in ports.Skip(1))
        {
            await WaitForPortAsync(process, port, log);
        }

        return new KafkaProcess(string.Join(',', ports.Skip(1).Select(port => $"127.0.0.1:{port}")));
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
    private static List<int> FreePorts(int count)
    {
        var free = Enumerable.Range(0, 2000).Select(i => 12_000 + ((Environment.ProcessId * 10) + (count * 1000) + i) % 20_000).Where(IsFree).Take(count).ToList();
        return free.Count == count
            ? free
            : throw new InvalidOperationException($"Apache Kafka needs {count} free ports between 12000 and 32000, and there are {free.Count}.");
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

    private static string Properties(int id, int port, int controllerPort, string data) => $"""
        process.roles={(id == 1 ? "broker,controller" : "broker")}
        node.id={id}
        controller.quorum.voters=1@127.0.0.1:{controllerPort}
        listeners=PLAINTEXT://127.0.0.1:{port}{(id == 1 ? $",CONTROLLER://127.0.0.1:{controllerPort}" : "")}
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
