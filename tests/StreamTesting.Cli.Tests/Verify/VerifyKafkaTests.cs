using System.Text;
using Confluent.Kafka;
using StreamTesting.Kafka;

namespace StreamTesting.Cli.Tests;

public sealed class VerifyKafkaTests : IAsyncLifetime
{
    private EmbeddedBroker _broker = null!;
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync()
    {
        _broker = await EmbeddedBroker.StartAsync();
        _stream = await VerifiedStream.Of();
    }

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _stream.Dispose();
    }

    [Theory]
    [InlineData("right", ExitCodes.Ok)]
    [InlineData("all-wrong", ExitCodes.Wrong)]
    public async Task Topic_IsReadUpToItsEnds(string kind, int exitCode)
    {
        await InjectAsync("out", Consumer.Run(kind, _stream.Events), 3);

        var run = await Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --verdict {_stream["v"]}");

        run.ExitCode.ShouldBe(exitCode, run.Messages + run.Output);
        VerdictReader.Read(_stream["v"]).Checks[0].Observed.ShouldBe(Consumer.Run(kind, _stream.Events).Count(c => c == '\n'));
    }

    [Fact]
    public async Task Within_WaitsForWhatIsMissing()
    {
        var lines = Consumer.Run("right", _stream.Events).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await InjectAsync("out", string.Join('\n', lines[..5]) + "\n", 1);

        var early = await Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --within 300ms");
        var waiting = Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --within 60s");
        await InjectAsync("out", string.Join('\n', lines[5..]) + "\n", 1);

        early.ExitCode.ShouldBe(ExitCodes.Undecided);
        early.Output.ShouldContain("the observation did not end within 00:00:00.3000000; 5 outputs seen until then\n");
        (await waiting).ExitCode.ShouldBe(ExitCodes.Ok, (await waiting).Output);
    }

    [Fact]
    public async Task Partitions_VerifiedApart_MergeToTheWhole()
    {
        var count = await InjectByPartitionAsync("out");

        foreach (var part in new[] { "0", "1,2" })
        {
            var run = await Run.Of($"verify {_stream.ByPlan} --check dedup,order --kafka-bootstrap {_broker.BootstrapServers} --topic out --partition {part} --verdict {_stream[part]}");
            run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages + run.Output);
        }

        var merged = await Run.Of($"merge {_stream["0"]} {_stream["1,2"]}");

        merged.ExitCode.ShouldBe(ExitCodes.Ok);
        merged.Output.ShouldStartWith($"deduplication passed; {count} outputs, {count} compared\norder per key passed; ");
    }

    [Fact]
    public async Task Workers_OfAGroup_JudgeEachPartitionBetweenThem()
    {
        var count = await InjectByPartitionAsync("out");
        var verify = $"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --group workers";

        var runs = await Task.WhenAll(Run.Of($"{verify} --verdict {_stream["a"]}"), Run.Of($"{verify} --verdict {_stream["b"]}"));
        var late = await Run.Of($"{verify} --verdict {_stream["c"]}");
        var merged = await Run.Of($"merge {string.Join(' ', new[] { "a", "b", "c" }.Select(name => _stream[name]).Where(File.Exists))}");

        runs.ShouldAllBe(run => run.ExitCode == ExitCodes.Ok || run.ExitCode == ExitCodes.Undecided);
        late.ExitCode.ShouldBe(ExitCodes.Undecided);
        late.Messages.ShouldStartWith("error: This worker judged no partition: ");
        merged.ShouldSatisfy(ExitCodes.Ok, $"deduplication passed; {count} outputs, {count} compared\n");
    }

    [Fact]
    public async Task Group_ForATopicOfOtherPartitions_IsRefused()
    {
        await InjectAsync("out", "", 2);

        var run = await Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --group workers");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldStartWith("error: --group: topic 'out' has 2 partition(s), and the stream 3: ");
    }

    [Fact]
    public async Task Record_Malformed_IsNamedByItsPlace()
    {
        await InjectAsync("out", $"{Consumer.Text([Consumer.IdOf(_stream.Events[0])])}{{}}\n", 1);

        var run = await Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out");

        run.Messages.ShouldBe("error: topic 'out', partition 0 offset 1: it has no event_id (--id-field). (--on-bad skip goes on without it.)\n");
        run.ExitCode.ShouldBe(ExitCodes.BadInput);
    }

    [Fact]
    public async Task Topic_NotThere_IsUndecidedAndSaid()
    {
        var run = await Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic nowhere");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldStartWith($"error: Topic 'nowhere' at {_broker.BootstrapServers} can't be read: ");
        run.Output.ShouldStartWith("deduplication is undecided: unseen ");
    }

    [Fact]
    public async Task Setting_ThatIsNone_IsRefused()
    {
        var run = await Run.Of($"verify {_stream.ByPlan} --kafka-bootstrap {_broker.BootstrapServers} --topic out --kafka-setting wings=2");

        run.Messages.ShouldBe("error: --kafka-setting: No such configuration property: \"wings\".\n");
        run.ExitCode.ShouldBe(ExitCodes.Usage);
    }

    /// <summary>What a right consumer puts out that writes to the partition it read from.</summary>
    private async Task<int> InjectByPartitionAsync(string topic)
    {
        var outputs = Injection.TruthFile.Read(_stream.Truth).Arrivals.Where(arrival => arrival.Duplicate == DuplicateKind.None).ToList();
        await InjectAsync(topic, "", 3);
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = _broker.BootstrapServers }).Build();
        foreach (var output in outputs)
        {
            producer.Produce(new TopicPartition(topic, output.Partition), new Message<byte[], byte[]> { Value = Encoding.UTF8.GetBytes(Consumer.Text([output.EventId])) });
        }

        producer.Flush(TimeSpan.FromSeconds(30)).ShouldBe(0);
        return outputs.Count;
    }

    private async Task InjectAsync(string topic, string lines, int partitions)
    {
        var run = await Run.Of(FormattableString.Invariant($"inject --file - --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic {topic} --kafka-partitions {partitions}"), lines);
        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
    }
}
