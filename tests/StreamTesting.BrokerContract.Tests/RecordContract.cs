using System.Buffers.Binary;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Batches as no client library makes them: what is taken, and by which error the others are refused.</summary>
public abstract class RecordContract(IContractBroker broker) : RawContract(broker)
{
    private const int MagicAt = 16;
    private const int CrcAt = 17;
    private const int LastOffsetDeltaAt = 23;
    private const int CountAt = 57;

    [ContractFact]
    public Task Batch_WrongChecksum_IsCorrupt() => RefusedAsync(ErrorCode.CorruptMessage, Changed(bytes => bytes[CrcAt]++));

    [ContractFact]
    public Task Batch_OfAnOldMagic_IsInvalid() => RefusedAsync(ErrorCode.InvalidRecord, Changed(bytes => bytes[MagicAt] = 1));

    [ContractFact]
    public Task Batch_LongerThanWhatWasSent_IsRefused() =>
        RefusedAsync(ErrorCode.InvalidRecord, Changed(bytes => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), bytes.Length)));

    [ContractFact]
    public Task Batch_ShorterThanAHeader_IsCorrupt() => RefusedAsync(ErrorCode.CorruptMessage, Changed(bytes => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), 10)));

    [ContractFact]
    public Task Batches_TwoInOneRequest_AreInvalid() => RefusedAsync(ErrorCode.InvalidRecord, [.. NewBatch().Build(), .. NewBatch().Build()]);

    [ContractFact]
    public Task Batch_None_IsInvalid() => RefusedAsync(ErrorCode.InvalidRecord, []);

    [ContractFact]
    public Task Batch_CountThatIsNotTheRecords_IsInvalid() => RefusedAsync(ErrorCode.InvalidRecord, Sealed(bytes =>
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(CountAt), 2);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(LastOffsetDeltaAt), 1);
    }));

    [ContractFact]
    public Task Batch_CountThatIsNotTheOffsets_IsInvalid() =>
        RefusedAsync(ErrorCode.InvalidRecord, Sealed(bytes => BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(LastOffsetDeltaAt), 4)));

    [ContractFact]
    public async Task Batch_WithAppendTimeOfItsOwn_BecomesOneOfTheProducersTime()
    {
        var topic = await NewTopicAsync();

        (await ProduceAsync(topic, (NewBatch() with { Attributes = 0x08 }).Build())).ErrorCode.ShouldBe(ErrorCode.None);
        var stored = (await FetchAsync(topic)).Records!.Value.ToArray();
        BinaryPrimitives.ReadInt16BigEndian(stored.AsSpan(21)).ShouldBe((short)0);
        BinaryPrimitives.ReadUInt32BigEndian(stored.AsSpan(CrcAt)).ShouldBe(BinaryPrimitives.ReadUInt32BigEndian(TestBatch.Seal([.. stored]).AsSpan(CrcAt)));
    }

    [ContractFact]
    public async Task Batch_WithAppendTimeOfItsOwnWhereTheBrokerStamps_IsRefused()
    {
        var topic = await NewTopicAsync(configs: new() { ["message.timestamp.type"] = "LogAppendTime" });

        (await ProduceAsync(topic, (NewBatch() with { Attributes = 0x08 }).Build())).ErrorCode.ShouldBe(ErrorCode.InvalidTimestamp);
    }

    [ContractFact]
    public Task Batch_ControlOfAClient_IsInvalid() => RefusedAsync(ErrorCode.InvalidRecord, (NewBatch() with { Attributes = 0x20 }).Build());

    [ContractFact]
    public Task Batch_ProducerWithoutSequence_IsInvalid() =>
        RefusedAsync(ErrorCode.InvalidRecord, (NewBatch() with { ProducerId = 5, ProducerEpoch = 0, BaseSequence = -1 }).Build());

    [ContractFact]
    public async Task Batch_OfTheLargestSize_IsTakenAndOneByteMoreIsNot()
    {
        var topic = await NewTopicAsync(configs: new() { ["max.message.bytes"] = "1000" });
        var overhead = (NewBatch() with { ValueSize = 900 }).Build().Length - 900;

        (await ProduceAsync(topic, (NewBatch() with { ValueSize = 1000 - overhead }).Build())).ErrorCode.ShouldBe(ErrorCode.None);
        (await ProduceAsync(topic, (NewBatch() with { ValueSize = 1001 - overhead }).Build())).ErrorCode.ShouldBe(ErrorCode.MessageTooLarge);
    }

    [ContractFact]
    public async Task Batch_OfManyRecords_GetsItsOffsetsAndTheLeadersEpoch()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, (NewBatch() with { Count = 3 }).Build());
        var answer = await ProduceAsync(topic, (NewBatch() with { Count = 5 }).Build());

        (answer.ErrorCode, answer.BaseOffset, answer.LogAppendTimeMs, answer.LogStartOffset).ShouldBe((ErrorCode.None, 3, -1, 0));
        var batch = (await FetchAsync(topic, 5)).Records!.Value.ToArray();
        (BinaryPrimitives.ReadInt64BigEndian(batch), BinaryPrimitives.ReadInt32BigEndian(batch.AsSpan(12))).ShouldBe((3, 0));
    }

    [ContractFact]
    public async Task Produce_AcksThatAreNone_IsRefused()
    {
        var topic = await NewTopicAsync();
        var answer = await Client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, NewBatch().Build(), acks: 2));

        answer.Responses[0].PartitionResponses[0].ErrorCode.ShouldBe(ErrorCode.InvalidRequiredAcks);
    }

    [ContractFact]
    public async Task Produce_MoreInSyncAskedForThanReplicas_IsTaken()
    {
        var topic = await NewTopicAsync(configs: new() { ["min.insync.replicas"] = "2" });

        (await ProduceAsync(topic, NewBatch().Build())).ErrorCode.ShouldBe(ErrorCode.None);
    }

    private static TestBatch NewBatch() => new() { BaseTimestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() };

    private static byte[] Changed(Action<byte[]> change)
    {
        var bytes = NewBatch().Build();
        change(bytes);
        return bytes;
    }

    private static byte[] Sealed(Action<byte[]> change) => TestBatch.Seal(Changed(change));

    private async Task RefusedAsync(ErrorCode expected, byte[] records)
    {
        var topic = await NewTopicAsync();

        (await ProduceAsync(topic, records)).ErrorCode.ShouldBe(expected);
        (await EndOffsetAsync(topic, committed: false)).ShouldBe(0);
    }

    private async Task<ProduceResponse.PartitionResponseItem> ProduceAsync(string topic, byte[] records) =>
        (await Client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, records))).Responses[0].PartitionResponses[0];

    public sealed class OnEmbedded(EmbeddedBroker broker) : RecordContract(broker), IClassFixture<EmbeddedBroker>;

    public sealed class OnEmbeddedWithFiles(EmbeddedBrokerWithFiles broker) : RecordContract(broker), IClassFixture<EmbeddedBrokerWithFiles>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : RecordContract(broker), IClassFixture<RealKafka>;
}
