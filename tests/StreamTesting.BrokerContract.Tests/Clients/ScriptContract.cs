using Confluent.Kafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>
/// What any client can do, by a script of its language (<c>Clients/Scripts</c>): what it says it did is held against what lies in the log, which another client reads.
/// </summary>
public abstract class ScriptContract(IContractBroker broker, string client, string script) : RawContract(broker)
{
    // The records of the scenarios are of 2023, so that their times are known.
    private static readonly Dictionary<string, string> Lasting = new() { ["retention.ms"] = "-1" };

    private readonly ForeignClient foreign = new(client);

    /// <summary>The codecs it can compress with, and others read, by their number in a batch.</summary>
    protected abstract IReadOnlyDictionary<string, int> Codecs { get; }

    [ContractFact]
    public async Task Produce_KeysNullsTimesAndHeaders_LieInTheLogAsSent()
    {
        var topic = await NewTopicAsync(configs: Lasting);

        var facts = await RunAsync("produce", topic);

        facts.Single(fact => fact.Did == "plain").Number("offset").ShouldBe(0);
        ReadAll(topic, 4).Select(ScriptRecord.Of).ShouldBe(
        [
            new(0, 0, "k0", "v0", 1_700_000_000_000, new Dictionary<string, string> { ["first"] = "one", ["second"] = "two" }),
            new(0, 1, "Schlüssel", "Größe ☃", 1_700_000_001_000, null),
            new(0, 2, "gone", null, 1_700_000_002_000, null),
            new(0, 3, null, "", 1_700_000_003_000, null),
        ]);
    }

    [ContractFact]
    public async Task Compress_EachCodec_IsKeptAsSent()
    {
        var topic = await NewTopicAsync();

        await RunAsync("compress", topic);

        var read = ReadAll(topic, 50 * Codecs.Count);
        read.Select(record => $"{record.Message.Key} {record.Message.Value}").ShouldBe(
            Codecs.Keys.SelectMany(codec => Enumerable.Range(0, 50).Select(i => $"{codec} {$"{codec} {i} ".PadRight(200, 'x')}")));
        for (var i = 0; i < Codecs.Count; i++)
        {
            var (codec, number) = Codecs.ElementAt(i);
            (await CodecAtAsync(topic, 50L * i)).ShouldBe(number, codec);
        }
    }

    [ContractFact]
    public async Task Consume_ByAGroup_SeesEveryRecordOnce_AndGoesOnWhereItCommitted()
    {
        var (topic, group) = (await NewTopicAsync(configs: Lasting), await NewGroupAsync());
        await ProduceVariedAsync(topic);

        var first = await RunAsync("consume", topic, group, "20");
        var committed = await CommittedAsync(group, topic, stable: false);
        await ProduceAsync(topic, 5, from: 20);
        var second = await RunAsync("consume", topic, group, "5");

        var log = ReadAll(topic, 25).Select(ScriptRecord.Of).ToList();
        first.Select(fact => fact.Record).ShouldBe(log[..20]);
        committed.CommittedOffset.ShouldBe(20);
        second.Select(fact => fact.Record).ShouldBe(log[20..]);
        (await CommittedAsync(group, topic, stable: false)).CommittedOffset.ShouldBe(25);
    }

    [ContractFact]
    public Task Share_TwoMembersOfAGroup_HaveEachPartitionOnce() => ShareAsync("share");

    [ContractFact]
    public async Task Admin_TopicsSettingsOffsetsAndGroups_AreWhatWasAsked()
    {
        var topic = NewName();

        var facts = (await RunAsync("admin", topic, await NewGroupAsync())).ToDictionary(fact => fact.Did);

        facts["created"].Holds("result").ShouldBeTrue();
        facts["again"].Holds("result").ShouldBeFalse();
        facts["described"].Number("partitions").ShouldBe(3);
        facts["described"].Holds("listed").ShouldBeTrue();
        facts["configured"].Text("value").ShouldBe("3000");
        (facts["offsets"].Number("high"), facts["offsets"].Number("timed")).ShouldBe((10, 7));
        facts["offsets"].Number("low").ShouldBeOneOf(MayKeepDeletedRecords ? [0, 4] : [4]);
        facts["committed"].Number("offset").ShouldBe(5);
        facts["groups"].Holds("listed").ShouldBeTrue();
        facts["deleted"].Holds("listed").ShouldBeFalse();
        using var admin = Admin();
        admin.GetMetadata(Patience).Topics.ShouldNotContain(left => left.Topic == topic);
    }

    /// <summary>Whether there are versions of the client that cannot delete records, which the admin scenario does up to offset 4.</summary>
    protected virtual bool MayKeepDeletedRecords => false;

    /// <summary>One member has all partitions, shares them with a second, leaves, and the second has all.</summary>
    protected async Task ShareAsync(string scenario)
    {
        var (topic, group) = (await NewTopicAsync(4), await NewGroupAsync());

        var facts = (await RunAsync(scenario, topic, group)).Where(fact => fact.Did == "assigned").ToList();

        var apart = facts.Last(fact => fact.Text("member") == "first" && fact.Partitions.Count == 2).Partitions;
        facts[0].Partitions.ShouldBe([0, 1, 2, 3]);
        facts.First(fact => fact.Text("member") == "second" && fact.Partitions.Count == 2).Partitions.Concat(apart).Order().ShouldBe([0, 1, 2, 3]);
        facts.Last().Text("member").ShouldBe("second");
        facts.Last().Partitions.ShouldBe([0, 1, 2, 3]);
    }

    /// <summary>Runs a scenario and says what it did.</summary>
    private protected async Task<IReadOnlyList<ScriptFact>> RunAsync(string scenario, string topic, string group = "-", params string[] more)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Scripts", script);
        var output = await foreign.RunAsync("", [path, Servers, scenario, topic, group, .. more]);
        return [.. output.ShouldHaveEndedWith(0).Lines.Select(ScriptFact.Parse)];
    }

    private async Task<int> CodecAtAsync(string topic, long offset) => (await FetchAsync(topic, offset)).Records!.Value.Span[22] & 7;

    private async Task ProduceVariedAsync(string topic)
    {
        foreach (var codec in new[] { CompressionType.None, CompressionType.Gzip })
        {
            using var producer = Producer(config => (config.CompressionType, config.LingerMs) = (codec, 50));
            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => producer.ProduceAsync(new TopicPartition(topic, 0), new Message<string?, string?>
            {
                Key = i == 3 ? null : $"k{i}",
                Value = i == 4 ? null : $"{codec} wert-ä {i}",
                Timestamp = new Timestamp(1_700_000_000_000 + i, TimestampType.CreateTime),
                Headers = i == 5 ? new Headers { { "h", "1"u8.ToArray() } } : null,
            })));
        }
    }
}
