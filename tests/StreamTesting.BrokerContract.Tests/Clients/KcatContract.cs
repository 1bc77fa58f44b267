using System.Text.Json;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>kcat, and by it a librdkafka of an older version than that of Confluent.Kafka.</summary>
public abstract class KcatContract(IContractBroker broker) : RawContract(broker)
{
    private readonly ForeignClient kcat = new("kcat");

    [ContractFact]
    public async Task Produce_KeysHeadersAndNulls_InEachCodec_LieInTheLogAsSent()
    {
        var topic = await NewTopicAsync();
        string[] codecs = ["none", "gzip", "snappy", "lz4", "zstd"];

        foreach (var codec in codecs)
        {
            await RunAsync("k0:v0\nk1:\nk2:Größe\n", $"-P -t {topic} -p 0 -K: -Z -H a=1 -H codec={codec} -z {codec}");
        }

        var log = ReadAll(topic, 15).Select(ScriptRecord.Of).ToList();
        log.Select(record => (record.Key, record.Value)).ShouldBe(codecs.SelectMany(_ => new (string?, string?)[] { ("k0", "v0"), ("k1", null), ("k2", "Größe") }));
        log.Select(record => record.Headers!["codec"]).ShouldBe(codecs.SelectMany(codec => Enumerable.Repeat(codec, 3)));
    }

    [ContractFact]
    public async Task Consume_FromOffsetsAndTimes_SeesWhatLiesThere()
    {
        var topic = await NewTopicAsync(configs: new() { ["retention.ms"] = "-1" });
        using (var producer = Producer())
        {
            for (var i = 0; i < 10; i++)
            {
                await producer.ProduceAsync(topic, new() { Key = $"k{i}", Value = i == 5 ? null : $"v{i}", Timestamp = new(1_700_000_000_000 + (i * 1000), Confluent.Kafka.TimestampType.CreateTime) });
            }
        }

        Task<IReadOnlyList<string>> Offsets(string from) => LinesAsync($"-C -t {topic} -p 0 {from} -e -q -f %o\\n");
        (await Offsets("-o beginning")).ShouldBe(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        (await Offsets("-o 7")).ShouldBe(["7", "8", "9"]);
        (await Offsets("-o -2")).ShouldBe(["8", "9"]);
        (await Offsets("-o end")).ShouldBeEmpty();
        (await Offsets("-o 2 -c 3")).ShouldBe(["2", "3", "4"]);
        (await Offsets("-o s@1700000002500 -o e@1700000006000")).ShouldBe(["3", "4", "5"]);
        (await LinesAsync($"-C -t {topic} -p 0 -o 4 -c 2 -e -q -f %k=%s,%S,%T\\n")).ShouldBe(["k4=v4,2,1700000004000", "k5=,-1,1700000005000"]);
        (await LinesAsync($"-Q -t {topic}:0:1700000006500 -t {topic}:0:-1")).ShouldContain($"{topic} [0] offset 10");
        (await LinesAsync($"-Q -t {topic}:0:1700000006500")).ShouldBe([$"{topic} [0] offset 7"]);
    }

    [ContractFact]
    public async Task Metadata_AsJson_NamesBrokersAndPartitions()
    {
        var topic = await NewTopicAsync(3);

        var metadata = JsonElement.Parse(string.Concat(await LinesAsync($"-L -J -t {topic}")));

        metadata.GetProperty("controllerid").GetInt32().ShouldBe(1);
        metadata.GetProperty("brokers").EnumerateArray().Select(broker => broker.GetProperty("name").GetString()).ShouldBe([Servers]);
        var partitions = metadata.GetProperty("topics").EnumerateArray().Single(found => found.GetProperty("topic").GetString() == topic).GetProperty("partitions");
        partitions.EnumerateArray().Select(partition => (partition.GetProperty("partition").GetInt32(), partition.GetProperty("leader").GetInt32())).Order().ShouldBe([(0, 1), (1, 1), (2, 1)]);
    }

    [ContractFact]
    public async Task Transaction_OfWhatItRead_EndsInAMarker()
    {
        var topic = await NewTopicAsync();

        await RunAsync("a\nb\n", $"-P -t {topic} -p 0 -X transactional.id={NewName("tx")}");

        ReadAll(topic, 2).Select(read => read.Message.Value).ShouldBe(["a", "b"]);
        (await EndOffsetAsync(topic, committed: true)).ShouldBe(3);
    }

    [ContractFact]
    public async Task Group_OfTwo_SharesPartitions_AndTheOtherTakesOverWhatOneLeaves()
    {
        var (topic, group) = (await NewTopicAsync(2), await NewGroupAsync());
        await ProduceAsync(topic, 3, partition: 0);
        await ProduceAsync(topic, 3, partition: 1);
        var arguments = $"-b {Servers} -X auto.offset.reset=earliest -X heartbeat.interval.ms=100 -u -f %p:%s\\n -G {group} {topic}".Split(' ');

        await using var first = LiveClient.Start(kcat.Call(arguments));
        await first.UntilAsync(Assigned(topic, 0, 1), "both partitions to the first");
        while (first.Seen.Count(line => line.Contains(":v", StringComparison.Ordinal)) < 6)
        {
            await first.UntilAsync(line => line.Contains(":v", StringComparison.Ordinal), "six records");
        }

        await using var second = LiveClient.Start(kcat.Call(arguments));
        var half = await second.UntilAsync(line => Assigned(topic, 0)(line) || Assigned(topic, 1)(line), "one partition to the second");
        await first.UntilAsync(Assigned(topic, Assigned(topic, 0)(half) ? 1 : 0), "the other partition to the first");
        await second.StopAsync();
        await first.UntilAsync(Assigned(topic, 0, 1), "both partitions to the first again");
        await first.StopAsync();

        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(3);
    }

    [ContractFact]
    public async Task Consume_UnknownTopic_IsSaid() =>
        (await kcat.RunAsync("", Arguments($"-C -t {NewName()} -p 0 -e -X allow.auto.create.topics=false"))).ShouldHaveEndedWith(1).Errors.ShouldContain("Unknown topic or partition");

    private static Func<string, bool> Assigned(string topic, params int[] partitions) =>
        line => line.EndsWith("assigned: " + string.Join(", ", partitions.Select(partition => $"{topic} [{partition}]")), StringComparison.Ordinal);

    private async Task RunAsync(string input, string arguments) => (await kcat.RunAsync(input, Arguments(arguments))).ShouldHaveEndedWith(0);

    private async Task<IReadOnlyList<string>> LinesAsync(string arguments) => (await kcat.RunAsync("", Arguments(arguments))).ShouldHaveEndedWith(0).Lines;

    private string[] Arguments(string arguments) => ["-b", Servers, .. arguments.Split(' ')];

    [NeedsClient("kcat")]
    public sealed class OnEmbedded(EmbeddedBroker broker) : KcatContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    [NeedsClient("kcat")]
    public sealed class OnReal(RealKafka broker) : KcatContract(broker), IClassFixture<RealKafka>;
}
