using System.Text;
using Confluent.Kafka;

namespace StreamTesting.BrokerContract.Tests;

public abstract class ProduceContract(IContractBroker broker) : Contract(broker)
{
    [ContractFact]
    public Task Produce_AcksNone_Arrives() => RoundTripAsync(config => config.Acks = Acks.None);

    [ContractFact]
    public Task Produce_AcksLeader_Arrives() => RoundTripAsync(config => config.Acks = Acks.Leader);

    [ContractFact]
    public Task Produce_AcksAll_Arrives() => RoundTripAsync(config => config.Acks = Acks.All);

    [ContractFact]
    public Task Produce_Idempotent_Arrives() => RoundTripAsync(config => config.EnableIdempotence = true);

    [ContractFact]
    public Task Produce_Gzip_RoundTrips() => RoundTripAsync(config => config.CompressionType = CompressionType.Gzip);

    [ContractFact]
    public Task Produce_Snappy_RoundTrips() => RoundTripAsync(config => config.CompressionType = CompressionType.Snappy);

    [ContractFact]
    public Task Produce_Lz4_RoundTrips() => RoundTripAsync(config => config.CompressionType = CompressionType.Lz4);

    [ContractFact]
    public Task Produce_Zstd_RoundTrips() => RoundTripAsync(config => config.CompressionType = CompressionType.Zstd);

    [ContractFact]
    public async Task Produce_KeysHeadersTimestampsAndNulls_RoundTrip()
    {
        var topic = await NewTopicAsync();
        var time = new Timestamp(DateTimeOffset.UtcNow.AddHours(-5).ToUnixTimeMilliseconds(), TimestampType.CreateTime);
        using var producer = Producer();
        await producer.ProduceAsync(topic, new Message<string?, string?>
        {
            Key = "key",
            Value = null,
            Timestamp = time,
            Headers = [new Header("a", Encoding.UTF8.GetBytes("1")), new Header("a", null), new Header("empty", [])],
        });
        await producer.ProduceAsync(topic, new Message<string?, string?> { Key = null, Value = "" });

        var records = ReadAll(topic, 2);

        (records[0].Message.Key, records[0].Message.Value, records[0].Message.Timestamp).ShouldBe(("key", null, time));
        records[0].Message.Headers.Select(header => (header.Key, Text: header.GetValueBytes() is { } bytes ? Encoding.UTF8.GetString(bytes) : null))
            .ShouldBe([("a", "1"), ("a", null), ("empty", "")]);
        (records[1].Message.Key, records[1].Message.Value).ShouldBe((null, ""));
    }

    [ContractFact]
    public async Task Produce_OnePartition_OffsetsAndOrderAreThoseOfSending()
    {
        var topic = await NewTopicAsync(3);
        using var producer = Producer(config => config.LingerMs = 5);
        var reports = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => producer.ProduceAsync(
            new TopicPartition(topic, 1), new Message<string?, string?> { Value = $"{i}" })));

        reports.Select(report => report.Offset.Value).ShouldBe(Enumerable.Range(0, 1000).Select(i => (long)i));
        ReadAll(topic, 1000, 1).Select(record => record.Message.Value).ShouldBe(Enumerable.Range(0, 1000).Select(i => $"{i}"));
    }

    [ContractFact]
    public async Task Produce_AboveTheTopicsLimit_IsRefused()
    {
        var topic = await NewTopicAsync(configs: new() { ["max.message.bytes"] = "2000" });
        using var producer = Producer();
        await producer.ProduceAsync(topic, new Message<string?, string?> { Value = new string('x', 1000) });

        var refused = await Should.ThrowAsync<ProduceException<string?, string?>>(
            producer.ProduceAsync(topic, new Message<string?, string?> { Value = new string('x', 3000) }));

        refused.Error.Code.ShouldBe(ErrorCode.MsgSizeTooLarge);
        ReadAll(topic, 1).Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task Produce_AboveTheBrokersLimit_IsRefused()
    {
        var topic = await NewTopicAsync();
        using var producer = Producer(config => config.MessageMaxBytes = 10_000_000);

        var refused = await Should.ThrowAsync<ProduceException<string?, string?>>(
            producer.ProduceAsync(topic, new Message<string?, string?> { Value = new string('x', 1_100_000) }));

        refused.Error.Code.ShouldBe(ErrorCode.MsgSizeTooLarge);
    }

    [ContractFact]
    public async Task Produce_OneMegabyte_RoundTrips()
    {
        var topic = await NewTopicAsync();
        using var producer = Producer(config => config.MessageMaxBytes = 2_000_000);
        var value = new string('y', 1_000_000);
        await producer.ProduceAsync(topic, new Message<string?, string?> { Value = value });

        ReadAll(topic, 1)[0].Message.Value.ShouldBe(value);
    }

    [ContractFact]
    public async Task Produce_FarFuture_IsRefused()
    {
        var topic = await NewTopicAsync();
        using var producer = Producer();
        var time = new Timestamp(DateTimeOffset.UtcNow.AddHours(2).ToUnixTimeMilliseconds(), TimestampType.CreateTime);

        var refused = await Should.ThrowAsync<ProduceException<string?, string?>>(
            producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v", Timestamp = time }));

        refused.Error.Code.ShouldBe(ErrorCode.InvalidTimestamp);
    }

    [ContractFact]
    public async Task Produce_LogAppendTime_IsStampedByTheBroker()
    {
        var topic = await NewTopicAsync(configs: new() { ["message.timestamp.type"] = "LogAppendTime" });
        using var producer = Producer();
        var before = DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds();
        await producer.ProduceAsync(topic, new Message<string?, string?> { Value = "v", Timestamp = new Timestamp(1000, TimestampType.CreateTime) });

        var read = ReadAll(topic, 1)[0].Message.Timestamp;

        read.Type.ShouldBe(TimestampType.LogAppendTime);
        read.UnixTimestampMs.ShouldBeGreaterThan(before);
    }

    [ContractFact]
    public async Task Produce_PartitionThatIsNot_FailsByName()
    {
        var topic = await NewTopicAsync(2);
        using var producer = Producer();

        var refused = await Should.ThrowAsync<ProduceException<string?, string?>>(
            producer.ProduceAsync(new TopicPartition(topic, 7), new Message<string?, string?> { Value = "v" }));

        refused.Error.Code.ShouldBe(ErrorCode.Local_UnknownPartition);
    }

    private async Task RoundTripAsync(Action<ProducerConfig> configure)
    {
        var topic = await NewTopicAsync();
        using var producer = Producer(config =>
        {
            config.LingerMs = 20;
            configure(config);
        });
        var values = Enumerable.Range(0, 100).Select(i => $"value {i} {new string('z', i)}").ToList();
        await Task.WhenAll(values.Select(value => producer.ProduceAsync(topic, new Message<string?, string?> { Value = value })));
        producer.Flush(Patience);

        ReadAll(topic, 100).Select(record => record.Message.Value).ShouldBe(values);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ProduceContract(broker), IClassFixture<EmbeddedBroker>;

    public sealed class OnEmbeddedWithFiles(EmbeddedBrokerWithFiles broker) : ProduceContract(broker), IClassFixture<EmbeddedBrokerWithFiles>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ProduceContract(broker), IClassFixture<RealKafka>;
}
