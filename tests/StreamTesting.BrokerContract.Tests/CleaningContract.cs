using Confluent.Kafka;
using Confluent.Kafka.Admin;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What topics forget: by compaction and by retention.</summary>
public abstract class CleaningContract(IContractBroker broker) : RawContract(broker)
{
    private const string Filler = "filler";

    private readonly IContractBroker cleaning = broker;

    [ContractFact]
    public async Task Compact_Keys_TheLastRecordOfEachStaysAtItsOffset()
    {
        var topic = await CompactedTopicAsync();
        await ProduceOneByOneAsync(topic, ("a", "1"), ("b", "1"), ("a", "2"), ("c", "1"), ("b", "2"), ("a", "3"));

        await UntilLeftAsync(topic, (3, "c"), (4, "b"), (5, "a"));
    }

    [ContractFact]
    public async Task Compact_InsideOneBatch_LeavesTheOthersOfIt()
    {
        var topic = await CompactedTopicAsync();
        using var producer = Producer(config => (config.LingerMs, config.CompressionType) = (200, CompressionType.Gzip));
        await Task.WhenAll(new[] { "a", "b", "a", "c", "c" }.Select(key => producer.ProduceAsync(topic, new Message<string?, string?> { Key = key, Value = "v" })));

        await UntilLeftAsync(topic, (1, "b"), (2, "a"), (4, "c"));
    }

    [ContractFact]
    public async Task Compact_TombstoneOfNoTime_GoesWithItsKey()
    {
        var topic = await CompactedTopicAsync(deleteRetention: "0");
        await ProduceOneByOneAsync(topic, ("a", "1"), ("b", "1"), ("a", null));

        await UntilLeftAsync(topic, (1, "b"));
    }

    [ContractFact]
    public async Task Compact_TombstoneWithTime_StaysForNow()
    {
        var topic = await CompactedTopicAsync();
        await ProduceOneByOneAsync(topic, ("a", "1"), ("b", "1"), ("a", null));

        await UntilLeftAsync(topic, (1, "b"), (2, "a"));
    }

    [ContractFact]
    public async Task Compact_AbortedRecords_AreGoneAndCountForNothing()
    {
        var topic = await CompactedTopicAsync();
        await ProduceOneByOneAsync(topic, ("a", "1"));
        using (var producer = Producer(config => config.TransactionalId = NewName("tx")))
        {
            producer.InitTransactions(Patience);
            producer.BeginTransaction();
            await producer.ProduceAsync(topic, new Message<string?, string?> { Key = "a", Value = "aborted" });
            producer.AbortTransaction(Patience);
        }

        await UntilLeftAsync(topic, (0, "a"));
    }

    [ContractFact]
    public async Task Compact_Readers_GetWhatIsLeft()
    {
        var topic = await CompactedTopicAsync();
        await ProduceOneByOneAsync(topic, ("a", "1"), ("a", "2"), ("b", "1"), ("a", "3"));
        await UntilLeftAsync(topic, (2, "b"), (3, "a"));
        using var consumer = Consumer(NewName());
        consumer.Assign(new TopicPartitionOffset(topic, 0, 1));

        Read(consumer, 2).Select(record => (record.Offset.Value, record.Message.Value)).ShouldBe([(2, "1"), (3, "3")]);
    }

    [ContractFact]
    public async Task Produce_WithoutKeyToACompactedTopic_IsRefused()
    {
        var topic = await CompactedTopicAsync();
        using var producer = Producer();

        var refused = await Should.ThrowAsync<ProduceException<string?, string?>>(
            producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" }));

        refused.Error.Code.ShouldBe(ErrorCode.InvalidRecord);
    }

    [ContractFact]
    public async Task Produce_WithoutKeyOnceATopicIsCompacted_IsRefused()
    {
        var topic = await NewTopicAsync();
        using var admin = Admin();
        await admin.IncrementalAlterConfigsAsync(new()
        {
            [new ConfigResource { Type = ResourceType.Topic, Name = topic }] =
                [new ConfigEntry { Name = "cleanup.policy", Value = "compact", IncrementalOperation = AlterConfigOpType.Append }],
        });
        using var producer = Producer();
        ErrorCode? error = null;
        Until(() => error is not null, () => error = ErrorOf(producer, topic), "the refusal of a record without key");

        error.ShouldBe(ErrorCode.InvalidRecord);
    }

    [ContractFact]
    public async Task Retention_OldRecords_AreForgotten()
    {
        var topic = await NewTopicAsync(configs: new() { ["retention.ms"] = "60000" });
        using var producer = Producer();
        var old = new Timestamp(DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds(), TimestampType.CreateTime);
        foreach (var i in Enumerable.Range(0, 3))
        {
            await producer.ProduceAsync(topic, new Message<string?, string?> { Value = $"{i}", Timestamp = old });
        }

        using var asking = Consumer(NewName());
        Until(() => Watermarks(asking, topic) == (3, 3), () => cleaning.EnforceRetentionAsync(topic).Wait(), "an empty log that begins at 3");
    }

    [ContractFact]
    public async Task Retention_RecentRecords_AreKept()
    {
        var topic = await NewTopicAsync(configs: new() { ["retention.ms"] = "60000" });
        var other = await NewTopicAsync(configs: new() { ["retention.ms"] = "60000" });
        await ProduceAsync(topic, 3);
        using var producer = Producer();
        var old = new Timestamp(DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds(), TimestampType.CreateTime);
        await producer.ProduceAsync(other, new Message<string?, string?> { Value = "old", Timestamp = old });
        using var asking = Consumer(NewName());
        Until(() => Watermarks(asking, other).Low == 1, () => cleaning.EnforceRetentionAsync(other).Wait(), "the end of the old record");
        await cleaning.EnforceRetentionAsync(topic);

        Watermarks(asking, topic).ShouldBe((0, 3));
    }

    [ContractFact]
    public async Task FetchSession_ThatIsNot_IsNotFound()
    {
        var topic = await NewTopicAsync();
        var request = Requests.Fetch(topic, 0);
        (request.SessionId, request.SessionEpoch) = (123_456, 1);

        var answer = await Client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request);

        answer.ErrorCode.ShouldBe(EmbeddedKafka.Protocol.ErrorCode.FetchSessionIdNotFound);
    }

    [ContractFact]
    public async Task FetchSession_Opened_MayAlwaysBeLeft()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 2);
        var request = Requests.Fetch(topic, 0);
        request.SessionEpoch = 0;
        var opened = await Client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request);
        (request.SessionId, request.SessionEpoch) = (opened.SessionId, -1);

        var last = await Client.AskAsync<FetchResponse>(ApiKey.Fetch, 11, request);

        (last.ErrorCode, last.SessionId).ShouldBe((EmbeddedKafka.Protocol.ErrorCode.None, 0));
        last.Responses[0].Partitions[0].HighWatermark.ShouldBe(2);
    }

    private static ErrorCode? ErrorOf(IProducer<string?, string?> producer, string topic)
    {
        try
        {
            producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v" }).Wait();
            return null;
        }
        catch (AggregateException exception) when (exception.InnerException is ProduceException<string?, string?> refused)
        {
            return refused.Error.Code;
        }
    }

    private Task<string> CompactedTopicAsync(string deleteRetention = "86400000") => NewTopicAsync(configs: new()
    {
        ["cleanup.policy"] = "compact", ["min.cleanable.dirty.ratio"] = "0.01", ["segment.ms"] = "100", ["delete.retention.ms"] = deleteRetention,
    });

    private async Task ProduceOneByOneAsync(string topic, params (string Key, string? Value)[] records)
    {
        using var producer = Producer();
        foreach (var (key, value) in records)
        {
            await producer.ProduceAsync(topic, new Message<string?, string?> { Key = key, Value = value });
        }
    }

    /// <summary>Compacts until this is left. A real Kafka never touches the segment it writes to: the filler moves it on.</summary>
    private async Task UntilLeftAsync(string topic, params (long Offset, string Key)[] expected)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            await cleaning.CompactAsync(topic);
            var left = await LeftAsync(topic);
            if (left.SequenceEqual(expected))
            {
                return;
            }

            if (DateTime.UtcNow > until)
            {
                left.ShouldBe(expected);
            }

            await ProduceOneByOneAsync(topic, (Filler, "v"));
        }
    }

    private async Task<List<(long Offset, string Key)>> LeftAsync(string topic)
    {
        var (left, end) = (new List<(long, string)>(), await EndOffsetAsync(topic, committed: false));
        for (var offset = 0L; offset < end;)
        {
            var bytes = (await FetchAsync(topic, offset, committed: false)).Records!.Value.ToArray().AsSpan();
            while (!bytes.IsEmpty)
            {
                var batch = new RecordBatch(bytes[..RecordBatch.SizeAt(bytes)]);
                AddKeys(batch, left);
                offset = batch.BaseOffset + batch.LastOffsetDelta + 1;
                bytes = bytes[batch.Size..];
            }
        }

        return left;
    }

    private static void AddKeys(in RecordBatch batch, List<(long Offset, string Key)> left)
    {
        RecordPayload.TryOpen(batch, out var records).ShouldBeTrue();
        var cursor = new RecordCursor(records);
        while (!batch.IsControl && cursor.MoveNext())
        {
            if (cursor.TryKey(out var key) && System.Text.Encoding.UTF8.GetString(key) is var text && text != Filler)
            {
                left.Add((batch.BaseOffset + cursor.OffsetDelta, text));
            }
        }
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : CleaningContract(broker), IClassFixture<EmbeddedBroker>;

    public sealed class OnEmbeddedWithFiles(EmbeddedBrokerWithFiles broker) : CleaningContract(broker), IClassFixture<EmbeddedBrokerWithFiles>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : CleaningContract(broker), IClassFixture<RealKafka>;
}
