using System.Text;
using Confluent.Kafka;
using StreamTesting.Domains;
using StreamTesting.Kafka;

namespace StreamTesting.Cli.Tests;

public sealed class KafkaTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EmbeddedBroker _broker = null!;

    public async Task InitializeAsync() => _broker = await EmbeddedBroker.StartAsync();

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Generate_Orders_FillsTheirTopicByOrder()
    {
        var stream = Orders.AsDocumented(100).Over(3).Generate(new Seed(42));

        var run = await Run.Of($"generate orders --n-orders 100 --partitions 3 --kafka-bootstrap {_broker.BootstrapServers}");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        run.Messages.ShouldContain("note: topic 'events' (partition 0: ");
        var records = Read("events", stream.Count());
        foreach (var partition in stream.GroupBy(arrival => arrival.Partition))
        {
            records.Where(record => record.Partition.Value == partition.Key).Select(record => Encoding.UTF8.GetString(record.Message.Value))
                .ShouldBe(partition.Select(arrival => Encoding.UTF8.GetString(arrival.ToBytes())));
        }

        records.ShouldAllBe(record => Encoding.UTF8.GetString(record.Message.Key).StartsWith("O-0"));
    }

    [Fact]
    public async Task Generate_SeveralTopics_FillsEach()
    {
        var stream = Hotel.Operations(o => o with { Bookings = o.Bookings with { Count = 60 } }).Generate(new Seed(1));

        var run = await Run.Of($"generate hotel --stream all --n-bookings 60 --seed 1 --kafka-topic test. --kafka-bootstrap {_broker.BootstrapServers} --kafka-timestamp arrival");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        foreach (var topic in stream.GroupBy(arrival => arrival.Topic))
        {
            var records = Read("test." + topic.Key, topic.Count());
            records.Select(record => record.Message.Value is { } value ? Encoding.UTF8.GetString(value) : "").ShouldBe(topic.Select(arrival => Encoding.UTF8.GetString(arrival.ToBytes())));
            records.Select(record => record.Message.Timestamp.UnixTimestampMs).ShouldBe(topic.Select(arrival => arrival.ArrivalTime.ToUnixTimeMilliseconds()));
        }
    }

    [Theory]
    [InlineData("", "bookings")]
    [InlineData("--kafka-topic mine", "mine")]
    public async Task Generate_OneNamedTopic_GoesThereOrWhereAsked(string option, string topic)
    {
        var run = await Run.Of($"generate hotel --n-bookings 10 --seed 1 --kafka-bootstrap {_broker.BootstrapServers} {option}");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        _broker.Server.Topics.Select(known => known.Name).ShouldBe([topic]);
    }

    [Fact]
    public async Task Inject_AFile_SendsItsLinesByKey()
    {
        await Run.Of($"generate orders --n-orders 50 --output {_folder["e.jsonl"]}");

        var run = await Run.Of(
            $"inject --file {_folder["e.jsonl"]} --time-field event_time --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic lines --kafka-partitions 4 --kafka-key-field order_id --kafka-header env=ci --kafka-acks 1 --kafka-linger 0s");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        var lines = File.ReadAllLines(_folder["e.jsonl"]);
        var records = Read("lines", lines.Length);
        records.Select(record => Encoding.UTF8.GetString(record.Message.Value)).Order().ShouldBe(lines.Order());
        records.ShouldAllBe(record => record.Partition.Value == Partitioner.PartitionOf(Encoding.UTF8.GetString(record.Message.Key), 4));
        records.ShouldAllBe(record => Encoding.UTF8.GetString(record.Message.Headers.GetLastBytes("env")) == "ci");
        run.Messages.ShouldMatch(@"^\d+ events, \d+ bytes in .* to topic 'lines' \(partition 0: \d+, partition 1: \d+, partition 2: \d+, partition 3: \d+\)\n$");
    }

    [Fact]
    public async Task Inject_APlan_SendsItsStream()
    {
        File.WriteAllText(_folder["plan.json"], (await Run.Of("generate api --count 200 --print-plan")).Output);

        var run = await Run.Of($"inject --plan {_folder["plan.json"]} --seed 3 --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic calls --kafka-partitions 2");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        Read("calls", 200).Count.ShouldBe(200);
        run.Messages.ShouldContain("arrivals, ");
    }

    [Fact]
    public async Task Replay_ACsv_SendsItsRowsWithTheirTimes()
    {
        var run = await Run.Of(
            $"replay - --input-format csv --time-field at --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic rows --kafka-key-field id", "id,at\n2,2026-01-02\n1,2026-01-01\n");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Messages);
        Read("rows", 2).Select(record => (Encoding.UTF8.GetString(record.Message.Key), record.Message.Timestamp.UtcDateTime)).ShouldBe([
            ("1", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)), ("2", new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc)),
        ]);
    }

    [Fact]
    public async Task Inject_IntoATopicOfOtherPartitions_IsRefused()
    {
        await Run.Of($"inject --file - --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic two --kafka-partitions 2", "{}\n");

        var run = await Run.Of($"inject --file - --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic two --kafka-partitions 3", "{}\n");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldBe("error: The topic 'two' exists with 2 partition(s), and 3 were asked for. Ask for what it has, or name another topic.\n");
        (await Run.Of($"inject --file - --kafka-bootstrap {_broker.BootstrapServers} --kafka-topic two", "{}\n{}\n")).Messages.ShouldContain("topic 'two' (partition 0: 1, partition 1: 1)");
    }

    [Fact]
    public async Task Inject_WithASettingThatIsNone_SaysSo()
    {
        var run = await Run.Of($"inject --file - --kafka-bootstrap {_broker.BootstrapServers} --kafka-setting wings=2", "{}\n");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldBe("error: --kafka-setting: No such configuration property: \"wings\".\n");
    }

    private List<ConsumeResult<byte[], byte[]>> Read(string topic, int count)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = _broker.BootstrapServers, GroupId = "reader-" + topic, AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false,
        }).Build();
        var partitions = Enumerable.Range(0, _broker.Server.FindTopic(topic)!.Partitions.Count);
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[], byte[]>>();
        while (records.Count < count)
        {
            records.Add(consumer.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException($"{records.Count} of {count} records of '{topic}' came within 30 s."));
        }

        return records;
    }
}
