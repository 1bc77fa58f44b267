using System.Diagnostics;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.BrokerContract.Tests;

public abstract class FetchContract(IContractBroker broker) : Contract(broker)
{
    [ContractFact]
    public async Task Fetch_WaitingConsumer_IsWokenByNewData()
    {
        var topic = await NewTopicAsync();
        using var consumer = Consumer(NewName(), config => config.FetchWaitMaxMs = 10_000);
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        await ProduceAsync(topic, 1);
        Read(consumer, 1);
        consumer.Consume(TimeSpan.FromMilliseconds(300)).ShouldBeNull();

        var sent = Stopwatch.StartNew();
        await ProduceAsync(topic, 1);
        Read(consumer, 1);

        sent.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [ContractFact]
    public async Task Fetch_SmallLimits_StillGivesEverythingInOrder()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 200);
        using var consumer = Consumer(NewName(), config =>
        {
            config.FetchMaxBytes = 1000;
            config.MessageMaxBytes = 1000;
            config.MaxPartitionFetchBytes = 100;
        });
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));

        Read(consumer, 200).Select(record => record.Offset.Value).ShouldBe(Enumerable.Range(0, 200).Select(i => (long)i));
    }

    [ContractFact]
    public async Task Fetch_FromTheMiddle_StartsExactlyThere()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 50);
        using var consumer = Consumer(NewName());
        consumer.Assign(new TopicPartitionOffset(topic, 0, 37));

        Read(consumer, 13)[0].Offset.Value.ShouldBe(37);
    }

    [ContractFact]
    public async Task Fetch_ManyPartitions_LosesNothing()
    {
        var topic = await NewTopicAsync(8);
        foreach (var partition in Enumerable.Range(0, 8))
        {
            await ProduceAsync(topic, 25, partition);
        }

        using var consumer = Consumer(NewName());
        consumer.Assign(Enumerable.Range(0, 8).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));

        Read(consumer, 200).Select(record => (record.Partition.Value, record.Offset.Value)).Distinct().Count().ShouldBe(200);
    }

    [ContractFact]
    public async Task Fetch_EndOfPartition_IsReported()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 3);
        using var consumer = Consumer(NewName(), config => config.EnablePartitionEof = true);
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));

        var last = Read(consumer, 4)[3];

        (last.IsPartitionEOF, last.Offset.Value).ShouldBe((true, 3));
    }

    [ContractFact]
    public async Task Reset_Earliest_StartsAtTheBeginning()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 5);
        var consumer = Member(NewName(), topic);

        Read(consumer, 5)[0].Offset.Value.ShouldBe(0);
    }

    [ContractFact]
    public async Task Reset_Latest_SeesOnlyWhatComesAfter()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 5);
        var consumer = Member(NewName(), topic, config => config.AutoOffsetReset = AutoOffsetReset.Latest);
        Until(() => consumer.Assignment.Count == 1, () => consumer.Consume(TimeSpan.FromMilliseconds(50)), "the assignment");
        ConsumeResult<string?, string?>? first = null;
        Until(() => first is not null, () =>
        {
            ProduceAsync(topic, 1).Wait();
            first = consumer.Consume(TimeSpan.FromMilliseconds(200));
        }, "a new record");

        first!.Offset.Value.ShouldBeGreaterThanOrEqualTo(5);
    }

    [ContractFact]
    public async Task Reset_None_IsAnError()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 1);
        using var consumer = Consumer(NewName(), config => config.AutoOffsetReset = AutoOffsetReset.Error);
        consumer.Assign(new TopicPartitionOffset(topic, 0, 99));

        var error = Should.Throw<ConsumeException>(() => Read(consumer, 1));

        error.Error.Code.ShouldBeOneOf(ErrorCode.OffsetOutOfRange, ErrorCode.Local_AutoOffsetReset);
    }

    [ContractFact]
    public async Task Reset_OffsetOutOfRange_GoesToThePolicy()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 4);
        using var consumer = Consumer(NewName());
        consumer.Assign(new TopicPartitionOffset(topic, 0, 99));

        Read(consumer, 4)[0].Offset.Value.ShouldBe(0);
    }

    [ContractFact]
    public async Task Consume_UnknownTopic_IsAnError()
    {
        var consumer = Member(NewName(), NewName(), config => config.AllowAutoCreateTopics = false);

        Should.Throw<ConsumeException>(() => Read(consumer, 1)).Error.Code.ShouldBe(ErrorCode.UnknownTopicOrPart);
        await Task.CompletedTask;
    }

    [ContractFact]
    public async Task Watermarks_Log_AreItsEnds()
    {
        var topic = await NewTopicAsync();
        using var consumer = Consumer(NewName());
        Watermarks(consumer, topic).ShouldBe((0, 0));
        await ProduceAsync(topic, 7);

        Watermarks(consumer, topic).ShouldBe((0, 7));
    }

    [ContractFact]
    public Task OffsetsForTimes_Uncompressed_FindTheRecord() => OffsetsForTimesAsync(CompressionType.None);

    [ContractFact]
    public Task OffsetsForTimes_Gzip_FindTheRecord() => OffsetsForTimesAsync(CompressionType.Gzip);

    [ContractFact]
    public Task OffsetsForTimes_Snappy_FindTheRecord() => OffsetsForTimesAsync(CompressionType.Snappy);

    [ContractFact]
    public Task OffsetsForTimes_Lz4_FindTheRecord() => OffsetsForTimesAsync(CompressionType.Lz4);

    [ContractFact]
    public Task OffsetsForTimes_Zstd_FindTheRecord() => OffsetsForTimesAsync(CompressionType.Zstd);

    [ContractFact]
    public async Task ListOffsets_AllKinds_ByAdmin()
    {
        var topic = await NewTopicAsync();
        var start = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds();
        await ProduceAtAsync(topic, CompressionType.None, start, start + 5000, start + 2000);
        using var admin = Admin();

        (await ListAsync(admin, topic, OffsetSpec.Earliest())).Offset.Value.ShouldBe(0);
        (await ListAsync(admin, topic, OffsetSpec.Latest())).Offset.Value.ShouldBe(3);
        var greatest = await ListAsync(admin, topic, OffsetSpec.MaxTimestamp());
        (greatest.Offset.Value, greatest.Timestamp).ShouldBe((1, start + 5000));
        (await ListAsync(admin, topic, OffsetSpec.ForTimestamp(start + 1))).Offset.Value.ShouldBe(1);
    }

    [ContractFact]
    public async Task DeleteRecords_Front_IsGoneForReadersAndWatermarks()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 10);
        using var admin = Admin();
        var deleted = await admin.DeleteRecordsAsync([new TopicPartitionOffset(topic, 0, 6)]);
        deleted[0].Offset.Value.ShouldBe(6);

        using var consumer = Consumer(NewName());
        Watermarks(consumer, topic).ShouldBe((6, 10));
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        Read(consumer, 4)[0].Offset.Value.ShouldBe(6);
    }

    [ContractFact]
    public async Task DeleteRecords_BeyondTheEnd_IsRefused()
    {
        var topic = await NewTopicAsync();
        using var admin = Admin();
        var refused = await Should.ThrowAsync<DeleteRecordsException>(admin.DeleteRecordsAsync([new TopicPartitionOffset(topic, 0, 6)]));

        refused.Results[0].Error.Code.ShouldBe(ErrorCode.OffsetOutOfRange);
    }

    private async Task OffsetsForTimesAsync(CompressionType codec)
    {
        var topic = await NewTopicAsync();
        var start = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds();
        await ProduceAtAsync(topic, codec, Enumerable.Range(0, 100).Select(i => start + (i * 10L)).ToArray());
        using var consumer = Consumer(NewName());

        Find(start - 1).ShouldBe(0);
        Find(start).ShouldBe(0);
        Find(start + 1).ShouldBe(1);
        Find(start + 555).ShouldBe(56);
        Find(start + 990).ShouldBe(99);
        Find(start + 991).ShouldBe(Offset.End.Value);

        long Find(long time) => consumer.OffsetsForTimes(
            [new TopicPartitionTimestamp(topic, 0, new Timestamp(time, TimestampType.CreateTime))], Patience)[0].Offset.Value;
    }

    private async Task ProduceAtAsync(string topic, CompressionType codec, params long[] times)
    {
        using var producer = Producer(config => (config.CompressionType, config.LingerMs) = (codec, 100));
        await Task.WhenAll(times.Select(time => producer.ProduceAsync(topic, new Message<string?, string?>
        {
            Value = $"a value of some length that compresses {time}",
            Timestamp = new Timestamp(time, TimestampType.CreateTime),
        })));
    }

    private static async Task<ListOffsetsResultInfoItem> ListAsync(IAdminClient admin, string topic, OffsetSpec spec)
    {
        var result = await admin.ListOffsetsAsync(
            [new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(topic, 0), OffsetSpec = spec }],
            new ListOffsetsOptions { RequestTimeout = Patience });
        var info = result.ResultInfos[0];
        return new ListOffsetsResultInfoItem(info.TopicPartitionOffsetError.Offset, info.Timestamp);
    }

    private sealed record ListOffsetsResultInfoItem(Offset Offset, long Timestamp);

    public sealed class OnEmbedded(EmbeddedBroker broker) : FetchContract(broker), IClassFixture<EmbeddedBroker>;

    public sealed class OnEmbeddedWithFiles(EmbeddedBrokerWithFiles broker) : FetchContract(broker), IClassFixture<EmbeddedBrokerWithFiles>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : FetchContract(broker), IClassFixture<RealKafka>;
}
