using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;
using StreamTesting.Kafka;

namespace StreamTesting.Cli.Tests;

public sealed class BrokerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact(Needs = "perl")]
    public async Task Broker_AsAProcess_ServesUntilCtrlC()
    {
        using var process = Streamtest.StartAtATerminal($"broker --port 0 --topic orders=3 --topic totals --partitions 2 --ready-file {_folder["ready"]}");
        using var reader = new StreamReader(process.Output);

        var line = (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)))!;
        var ready = File.ReadAllText(_folder["ready"]);
        var servers = line["bootstrap.servers=".Length..];
        var injected = await Run.Of($"generate orders --n-orders 20 --seed 7 --kafka-bootstrap {servers} --kafka-topic orders --partitions 3 --quiet");
        var topics = Topics(servers);
        await process.SignalAsync("INT");

        line.ShouldMatch(@"^bootstrap\.servers=127\.0\.0\.1:\d+$");
        ready.ShouldBe(line + "\n");
        injected.ExitCode.ShouldBe(ExitCodes.Ok, injected.Messages);
        topics.ShouldBe([("orders", 3), ("totals", 2)]);
        (await process.EndAsync()).ShouldBe(ExitCodes.Ok);
        (await reader.ReadToEndAsync()).ShouldBeEmpty();
        (await process.MessagesAsync()).ShouldMatch(@"^A Kafka for tests, in memory: 'orders' \(3\), 'totals' \(2\)\. Ctrl-C ends it\.\nEnded after \d+ requests; records: 'orders' \d+\.\n$");
        File.Exists(_folder["ready"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Broker_OnAPortInUse_SaysSo()
    {
        await using var other = await EmbeddedBroker.StartAsync(new EmbeddedKafkaOptions());
        var port = other.BootstrapServers.Split(':')[1];

        var run = await Run.Of($"broker --port {port} --ready-file {_folder["ready"]}");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Output.ShouldBeEmpty();
        run.Messages.ShouldStartWith($"error: The embedded broker cannot listen on 127.0.0.1:{port}: Address already in use. ");
        File.Exists(_folder["ready"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Broker_Ended_LeavesItsPortFree()
    {
        var port = FreePort();

        for (var round = 0; round < 3; round++)
        {
            var run = await Cancelled($"broker --port {port} --topic a --quiet --no-auto-create --memory-mib 16 --brokers 1");

            (run.ExitCode, run.Output, run.Messages).ShouldBe((ExitCodes.Ok, $"bootstrap.servers=127.0.0.1:{port}\n", ""));
        }
    }

    [Fact]
    public async Task Broker_WithSegmentFolder_LeavesNothingInIt()
    {
        var run = await Cancelled($"broker --port {FreePort()} --topic a --segment-folder {_folder["segments"]} --segment-folder-mib 16");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Messages.ShouldStartWith($"A Kafka for tests, with its logs in {_folder["segments"]}: 'a' (1). Ctrl-C ends it.\n");
        Directory.GetFileSystemEntries(_folder["segments"]).ShouldBeEmpty();
    }

    [Fact]
    public async Task Broker_WhoseSegmentFolderCanNotBe_SaysSo()
    {
        File.WriteAllText(_folder["file"], "");

        var run = await Run.Of($"broker --port 0 --segment-folder {_folder["file", "segments"]}");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldStartWith($"error: The embedded broker cannot make files for log segments in '{_folder["file", "segments"]}': ");
    }

    [Theory]
    [InlineData(0, ExitCodes.Ok, @"^Fault 'lost' fired 1 times; \d+ requests matched\.\n$")]
    [InlineData(1000, ExitCodes.Wrong, @"^error: Fault 'lost' fired 0 times; \d+ requests matched, of which it lets the first 1000 through\.\n$")]
    public async Task Broker_WithFaults_TellsHowOftenTheyFiredAndFailsForOneThatDidNot(int skip, int exitCode, string message)
    {
        File.WriteAllText(_folder["faults.json"], new FaultPlan { Rules = [new FaultRule { Name = "lost", Api = "Produce", Skip = skip, Action = FaultAction.LoseAnswer }] }.ToJson());
        using var stop = new CancellationTokenSource();
        var running = Run.Of($"broker --port 0 --quiet --faults {_folder["faults.json"]} --ready-file {_folder["ready"]}", "", stop.Token);
        SpinWait.SpinUntil(() => File.Exists(_folder["ready"]) || running.IsCompleted, TimeSpan.FromSeconds(60)).ShouldBeTrue();

        var injected = await Run.Of($"generate orders --n-orders 5 --kafka-bootstrap {File.ReadAllText(_folder["ready"]).Split('=')[1].Trim()} --kafka-topic t --quiet");
        await stop.CancelAsync();
        var run = await running;

        injected.ExitCode.ShouldBe(ExitCodes.Ok, injected.Messages);
        run.ExitCode.ShouldBe(exitCode);
        run.Messages.ShouldMatch(message);
    }

    [Fact]
    public async Task Broker_WithFaultsThatAreNone_SaysWhere()
    {
        File.WriteAllText(_folder["faults.json"], "{\"rules\":[{\"name\":\"x\"}]}");

        var run = await Run.Of($"broker --port 0 --faults {_folder["faults.json"]}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldStartWith($"error: --faults {_folder["faults.json"]}: ");
    }

    [Theory]
    [InlineData("--topic a=0", "error: --topic is 'a=0'; NAME=N has from 1 to 10000 partitions.")]
    [InlineData("--topic a=b", "error: --topic is 'a=b'; NAME=N has from 1 to 10000 partitions.")]
    [InlineData("--topic a=2 --topic a=3", "error: --topic a is given twice.")]
    [InlineData("--port 0 --topic a/b", "error: --topic a/b: ")]
    [InlineData("--port 70000", "error: --port is '70000'; it must be a whole number between 0 and 65535.")]
    [InlineData("--port 65535 --brokers 2", "error: --port is 65535; of 2 brokers the first can have 65534 at the most.")]
    public async Task Broker_SetUpWrong_SaysWhatIsNeeded(string options, string message)
    {
        var run = await Run.Of($"broker {options}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldStartWith(message);
    }

    [Fact]
    public async Task Broker_WhoseReadyFileCanNotBe_Ends()
    {
        File.WriteAllText(_folder["file"], "");

        var run = await Run.Of($"broker --port 0 --quiet --ready-file {_folder["file", "ready"]}");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldStartWith("error: ");
    }

    [Fact]
    public async Task Broker_WithUsersAndTls_LetsThemInAndNobodyElse()
    {
        File.WriteAllText(_folder["users"], "# who tests\n\nbob:b:secret\n");
        var servers = "";

        var run = await Cancelled(
            $"broker --port 0 --user alice:a-secret --users-file {_folder["users"]} --mechanism SCRAM-SHA-256 --tls --ca-out {_folder["ca.pem"]}",
            () =>
            {
                servers = File.ReadAllText(_folder["ready"]).Trim()["bootstrap.servers=".Length..];
                foreach (var (user, password) in (ReadOnlySpan<(string, string)>)[("alice", "a-secret"), ("bob", "b:secret")])
                {
                    Topics(servers, Login(user, password, _folder["ca.pem"])).ShouldBeEmpty();
                }

                Should.Throw<KafkaException>(() => Topics(servers, Login("bob", "a-secret", _folder["ca.pem"]), TimeSpan.FromSeconds(2)));
            });

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Messages.ShouldContain("error: Client 'rdkafka' at /127.0.0.1 could not authenticate as 'bob' by SCRAM-SHA-256: the password is wrong");
        run.Messages.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("--user secret", "A value of --user is no NAME:PASSWORD; both must be there, with a colon between them.")]
    [InlineData("--user :secret", "A value of --user is no NAME:PASSWORD")]
    [InlineData("--user a:secret --user a:other", "The user 'a' is there twice")]
    [InlineData("--user a:secret --mechanism GSSAPI", "--mechanism is 'GSSAPI'; it must be one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512.")]
    [InlineData("--mechanism PLAIN", "--mechanism changes nothing without users")]
    [InlineData("--ca-out ca.pem", "--ca-out changes nothing without --tls; give both.")]
    [InlineData("--listen here", "--listen is 'here'; it must be an IP address of this machine")]
    [InlineData("--listen 0.0.0.0", "say by --advertised-host what clients are told")]
    public async Task Broker_SecurityThatCanNotBe_IsRefused(string options, string why)
    {
        var run = await Run.Of($"broker --port 0 {options}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldContain(why);
        run.Messages.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Inject_WithAWrongPassword_SaysSoSoon()
    {
        await using var broker = await EmbeddedBroker.StartAsync(new() { Security = new() { Users = [new("ci", "secret")] } });

        var run = await Run.Of(
            $"generate orders --n-orders 2 --seed 7 --kafka-bootstrap {broker.BootstrapServers} --kafka-topic orders --kafka-setting security.protocol=SASL_PLAINTEXT "
            + "--kafka-setting sasl.mechanism=PLAIN --kafka-setting sasl.username=ci --kafka-setting sasl.password=other-secret");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldContain($"error: Authentication is refused by the external broker at {broker.BootstrapServers} (");
        run.Messages.ShouldContain("--kafka-setting of streamtest");
        run.Messages.ShouldNotContain("secret");
    }

    private static Dictionary<string, string> Login(string user, string password, string authority) => new()
    {
        ["security.protocol"] = "SASL_SSL", ["sasl.mechanism"] = "SCRAM-SHA-256", ["sasl.username"] = user, ["sasl.password"] = password, ["ssl.ca.location"] = authority,
    };

    private async Task<Run> Cancelled(string arguments, Action? whileItRuns = null)
    {
        using var stop = new CancellationTokenSource();
        var running = Run.Of($"{arguments} --ready-file {_folder["ready"]}", "", stop.Token);
        SpinWait.SpinUntil(() => File.Exists(_folder["ready"]) || running.IsCompleted, TimeSpan.FromSeconds(60)).ShouldBeTrue();
        whileItRuns?.Invoke();
        await stop.CancelAsync();
        return await running;
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }

    private static List<(string, int)> Topics(string servers, Dictionary<string, string>? login = null, TimeSpan? within = null)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig(login ?? []) { BootstrapServers = servers }).SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { }).Build();
        return [.. admin.GetMetadata(within ?? TimeSpan.FromSeconds(20)).Topics.Select(topic => (topic.Topic, topic.Partitions.Count)).Order()];
    }
}
