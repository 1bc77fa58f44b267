using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StreamTesting.Tests.Shared;

namespace StreamTesting.Kafka.Tests.Brokers;

public sealed class ProcessBrokerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealKafkaFact]
    public async Task Start_TakesAStream_AndLeavesNothing()
    {
        var broker = await ProcessBroker.StartAsync(KafkaHome.Options with { ServerSettings = new Dictionary<string, string> { ["num.partitions"] = "7" } });
        using (var testbed = new KafkaTestbed(broker))
        {
            await using var run = await testbed.InjectAsync(BrokerFixture.Stream(100, partitions: 3));

            run.Injection.Count.ShouldBe(100);
            (await testbed.Lag.EndOffsetsAsync(run.Topic)).Values.Sum().ShouldBe(100);
            (await OffsetsOfUnseenGroupsAsync(testbed.Lag, run.Topic)).ShouldAllBe(offsets => offsets.Count == 0);
        }

        (await File.ReadAllTextAsync(broker.LogFile)).ShouldContain("num.partitions = 7");
        await broker.DisposeAsync();

        Directory.Exists(Path.GetDirectoryName(broker.LogFile)).ShouldBeFalse();
        using var client = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => client.ConnectAsync(IPEndPoint.Parse(broker.BootstrapServers)));
    }

    /// <summary>The first question for a group is answered by NOT_COORDINATOR until the broker has made and loaded the topic of offsets: see CoordinatedGroups.</summary>
    private static Task<IReadOnlyList<CommittedOffset>[]> OffsetsOfUnseenGroupsAsync(ConsumerLag lag, string topic) =>
        Task.WhenAll(Enumerable.Range(0, 200).Select(number => lag.CommittedAsync($"group-{number}", topic)));

    [RealKafkaFact]
    public async Task Start_WithASecuredListener_WaitsAndServesWithTheClientSettings()
    {
        const string Login = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"ci\" password=\"secret\" user_ci=\"secret\";";
        await using var broker = await ProcessBroker.StartAsync(KafkaHome.Options with
        {
            ServerSettings = new Dictionary<string, string>
            {
                ["listener.security.protocol.map"] = "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                ["sasl.enabled.mechanisms"] = "PLAIN",
                ["sasl.mechanism.inter.broker.protocol"] = "PLAIN",
                ["listener.name.plaintext.plain.sasl.jaas.config"] = Login,
            },
            ClientSettings = new Dictionary<string, string>
            {
                ["security.protocol"] = "SASL_PLAINTEXT", ["sasl.mechanism"] = "PLAIN", ["sasl.username"] = "ci", ["sasl.password"] = "secret",
            },
        });
        using var testbed = new KafkaTestbed(broker);

        await using var run = await testbed.InjectAsync(BrokerFixture.Stream(3));

        run.Injection.Count.ShouldBe(3);
    }

    [RealKafkaFact]
    public async Task Start_WithASettingThatKafkaRefuses_ShowsTheEndOfItsLog()
    {
        var settings = new Dictionary<string, string> { ["log.segment.bytes"] = "few" };

        var thrown = await Should.ThrowAsync<KafkaBrokerException>(() => ProcessBroker.StartAsync(KafkaHome.Options with { ServerSettings = settings }));

        thrown.Message.ShouldContain("could not format its storage. Its log is ");
        thrown.Message.ShouldContain("Invalid value few for configuration log.segment.bytes");
        RemoveLogNamedIn(thrown);
    }

    [RealKafkaFact]
    public async Task Start_InTooLittleTime_SaysSoAndLeavesNoProcess()
    {
        var thrown = await Should.ThrowAsync<KafkaBrokerException>(
            () => ProcessBroker.StartAsync(KafkaHome.Options with { StartTimeout = TimeSpan.FromMilliseconds(300) }));

        thrown.Message.ShouldContain(" within 0.3 s. Its log is ");
        RemoveLogNamedIn(thrown);
    }

    [RealKafkaFact]
    public async Task Start_OnAPortInUse_IsRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var thrown = await Should.ThrowAsync<KafkaBrokerException>(() => ProcessBroker.StartAsync(KafkaHome.Options with { Port = port }));

        thrown.Message.ShouldBe(string.Create(
            CultureInfo.InvariantCulture, $"The port {port} of 127.0.0.1 is in use. Stop what holds it, or leave ProcessBrokerOptions.Port at 0 for a free one."));
    }

    [RealKafkaFact]
    public async Task Start_Cancelled_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Should.ThrowAsync<OperationCanceledException>(() => ProcessBroker.StartAsync(KafkaHome.Options, cancel.Token));
    }

    [Fact]
    public void Check_HomeThatIsNoFolder_SaysWhatToDo() =>
        Missing(new ProcessBrokerOptions { Home = "/nowhere" }).ShouldBe(
            "ProcessBrokerOptions.Home is '/nowhere', which is no folder. "
            + "Unpack Apache Kafka (https://kafka.apache.org/downloads) and set KAFKA_HOME to its folder, the one that has 'libs' in it.");

    [Fact]
    public void Check_HomeWithoutKafka_SaysWhatToDo()
    {
        Missing(new ProcessBrokerOptions { Home = _folder.FullName }).ShouldContain("has no folder 'libs', so it is no Apache Kafka");

        _folder.Write("libs/other.jar", "");

        Missing(new ProcessBrokerOptions { Home = _folder.FullName }).ShouldContain("whose folder 'libs' lacks Kafka's server or client library");
    }

    [Fact]
    public void Check_KafkaThatIsTooOld_SaysWhichIsNeeded() =>
        Missing(new ProcessBrokerOptions { Home = Distribution("2.8.2") }).ShouldContain("Apache Kafka 2.8.2; 3.7 or later is needed.");

    [Fact]
    public void Check_WithoutJava_SaysWhatToDo() =>
        Missing(new ProcessBrokerOptions { Home = Distribution("4.3.1"), Java = _folder["no/java"] }).ShouldMatch(
            "^Apache Kafka 4.3.1 needs Java, and '.*java' can't be started: .*\\. Install Java 17 or later and put it on the PATH, or set JAVA_HOME\\.$");

    [UnixFact]
    public void Check_JavaThatIsTooOld_SaysWhichIsNeeded()
    {
        Missing(new ProcessBrokerOptions { Home = Distribution("4.3.1"), Java = Program("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2") })
            .ShouldEndWith("java' is Java 11; Apache Kafka 4.3.1 needs 17 or later. Install Java 17 or later and put it on the PATH, or set JAVA_HOME.");
        ProcessBroker.Check(new ProcessBrokerOptions { Home = Distribution("3.9.1"), Java = Program("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2") });
    }

    [UnixFact]
    public void Check_ProgramThatIsNoJava_SaysWhatItSays() =>
        Missing(new ProcessBrokerOptions { Home = Distribution("4.3.1"), Java = Program("echo 'unknown option' >&2") })
            .ShouldContain("java -version' does not say which Java it is: unknown option.");

    [UnixFact]
    public async Task Start_ServerThatEnds_IsNoticedAtOnce()
    {
        var java = Program("case \"$*\" in *-version*) echo 'openjdk version \"21\"' >&2;; *StorageTool*) ;; *) echo 'out of luck'; exit 3;; esac");

        var thrown = await Should.ThrowAsync<KafkaBrokerException>(() => ProcessBroker.StartAsync(new ProcessBrokerOptions { Home = Distribution("4.3.1"), Java = java }));

        thrown.Message.ShouldMatch("^Apache Kafka 4.3.1 ended while it started, with exit code 3. Its log is .*kafka.log. It ends with:\nout of luck$");
        RemoveLogNamedIn(thrown);
    }

    /// <summary>A number is given out anew once its process has ended: what ends then must not be whoever has it.</summary>
    [UnixFact]
    public async Task Dispose_OfAProgramThatEndedLongAgo_KillsNothing_AndKeepsItsFolder()
    {
        var process = ServerProcess.Start(Program("echo done; exit 3"), ["-version"], _folder.FullName, _folder["log.txt"]);
        await process.Exited;

        process.ExitCode.ShouldBe(3);
        await process.DisposeAsync();
        (await File.ReadAllTextAsync(_folder["log.txt"])).ShouldBe("done\n");
    }

    [UnixFact]
    public async Task Dispose_OfAProgramThatRuns_EndsIt()
    {
        var process = ServerProcess.Start(Program("echo $$ > \"$1\"; exec tail -f \"$1\""), [_folder["pid"]], _folder.FullName, _folder["log.txt"]);
        SpinWait.SpinUntil(() => File.Exists(_folder["pid"]) && new FileInfo(_folder["pid"]).Length > 0, TimeSpan.FromSeconds(30)).ShouldBeTrue("the program never began");
        var pid = int.Parse(await File.ReadAllTextAsync(_folder["pid"]), CultureInfo.InvariantCulture);

        var clock = Stopwatch.StartNew();
        await process.DisposeAsync();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(9), "it was killed by the time-out only");
        Should.Throw<ArgumentException>(() => Process.GetProcessById(pid));
    }

    [Fact]
    public void Files_ThatCantBeWritten_SayWhereAndWhatToSet() =>
        ServerFiles.NotWritten("/full", new IOException("No space left on device : '/full/server-1.properties'.")).Message.ShouldMatch(
            "^The files of a Kafka process can't be written in '/full': No space left on device : '/full/server-1.properties'\\. Free some space there, or set TMP(DIR)? to a folder that can be written\\.$");

    [Theory]
    [InlineData("openjdk version \"17.0.15\" 2025-04-15", 17)]
    [InlineData("java version \"1.8.0_392\"", 8)]
    [InlineData("openjdk version \"25\" 2025-09-16", 25)]
    [InlineData("command not found", null)]
    public void JavaVersion_IsReadFromItsOwnWords(string text, int? major) => JavaRuntime.MajorOf(text).ShouldBe(major);

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public Task Port_OutOfRange_IsRefused(int port) =>
        Should.ThrowAsync<ArgumentOutOfRangeException>(() => ProcessBroker.StartAsync(new ProcessBrokerOptions { Port = port }));

    private static string Missing(ProcessBrokerOptions options) => Should.Throw<KafkaBrokerMissingException>(() => ProcessBroker.Check(options)).Message;

    private static void RemoveLogNamedIn(Exception exception)
    {
        var log = exception.Message.Split("Its log is ")[1].Split(". It ")[0];
        File.Exists(log).ShouldBeTrue();
        Directory.Delete(Path.GetDirectoryName(log)!, recursive: true);
    }

    private string Distribution(string version)
    {
        _folder.Write($"{version}/libs/kafka-clients-{version}.jar", "");
        _folder.Write($"{version}/libs/kafka_2.13-{version}.jar", "");
        return _folder[version];
    }

    private string Program(string script)
    {
        var path = _folder.Write("bin/java", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
