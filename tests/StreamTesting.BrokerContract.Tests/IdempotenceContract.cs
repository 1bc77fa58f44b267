using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Sequences of idempotent producers, batch by batch.</summary>
public abstract class IdempotenceContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Again_LastFiveBatches_AreAnsweredWithTheirFirstOffset()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        foreach (var i in Enumerable.Range(0, 6))
        {
            (await SendAsync(topic, producer, 0, i * 2, count: 2)).ShouldBe((ErrorCode.None, i * 2));
        }

        foreach (var i in Enumerable.Range(1, 5))
        {
            (await SendAsync(topic, producer, 0, i * 2, count: 2)).ShouldBe((ErrorCode.None, i * 2));
        }

        (await EndOffsetAsync(topic, committed: false)).ShouldBe(12);
    }

    [ContractFact]
    public async Task Again_OlderThanFiveBatches_IsOutOfOrder()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        foreach (var i in Enumerable.Range(0, 6))
        {
            await SendAsync(topic, producer, 0, i);
        }

        (await SendAsync(topic, producer, 0, 0)).ShouldBe((ErrorCode.OutOfOrderSequenceNumber, -1));
    }

    [ContractFact]
    public async Task Again_OfAnotherLength_IsOutOfOrder()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 0, 0, count: 3);

        (await SendAsync(topic, producer, 0, 0, count: 2)).ShouldBe((ErrorCode.OutOfOrderSequenceNumber, -1));
    }

    [ContractFact]
    public async Task Gap_InTheSequence_IsOutOfOrder()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 0, 0);

        (await SendAsync(topic, producer, 0, 2)).ShouldBe((ErrorCode.OutOfOrderSequenceNumber, -1));
        (await SendAsync(topic, producer, 0, 1)).ShouldBe((ErrorCode.None, 1));
    }

    [ContractFact]
    public async Task First_OfAnUnknownProducer_MayHaveAnySequence()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());

        (await SendAsync(topic, producer, 0, 7)).ShouldBe((ErrorCode.None, 0));
        (await SendAsync(topic, producer, 0, 8)).ShouldBe((ErrorCode.None, 1));
    }

    [ContractFact]
    public async Task Epoch_Older_IsFenced()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 3, 0);

        (await SendAsync(topic, producer, 2, 1)).ShouldBe((ErrorCode.InvalidProducerEpoch, -1));
    }

    [ContractFact]
    public async Task Epoch_Newer_BeginsAtZero()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 0, 0);

        (await SendAsync(topic, producer, 1, 1)).ShouldBe((ErrorCode.OutOfOrderSequenceNumber, -1));
        (await SendAsync(topic, producer, 1, 0)).ShouldBe((ErrorCode.None, 1));
        (await SendAsync(topic, producer, 0, 1)).ShouldBe((ErrorCode.InvalidProducerEpoch, -1));
    }

    [ContractFact]
    public async Task Sequence_AtItsEnd_BeginsAgainAtZero()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 0, int.MaxValue - 1, count: 2);

        (await SendAsync(topic, producer, 0, 0)).ShouldBe((ErrorCode.None, 2));
    }

    [ContractFact]
    public async Task Sequence_AcrossItsEnd_IsOneBatch()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 0, int.MaxValue, count: 3);

        (await SendAsync(topic, producer, 0, int.MaxValue, count: 3)).ShouldBe((ErrorCode.None, 0));
        (await SendAsync(topic, producer, 0, 2)).ShouldBe((ErrorCode.None, 3));
    }

    [ContractFact]
    public async Task Partitions_OfOneProducer_HaveSequencesOfTheirOwn()
    {
        var (topic, producer) = (await NewTopicAsync(2), await NewProducerAsync());
        await SendAsync(topic, producer, 0, 0);
        await SendAsync(topic, producer, 0, 1);

        (await SendAsync(topic, producer, 0, 0, partition: 1)).ShouldBe((ErrorCode.None, 0));
    }

    [ContractFact]
    public async Task DeletedRecords_OfAProducer_LeaveItsSequence()
    {
        var (topic, producer) = (await NewTopicAsync(), await NewProducerAsync());
        await SendAsync(topic, producer, 0, 0);
        await SendAsync(topic, producer, 0, 1);
        await Client.AskAsync<DeleteRecordsResponse>(ApiKey.DeleteRecords, 2, new DeleteRecordsRequest
        {
            TimeoutMs = 10_000, Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, Offset = -1 }] }],
        });

        (await SendAsync(topic, producer, 0, 2)).ShouldBe((ErrorCode.None, 2));
        (await SendAsync(topic, producer, 0, 1)).ShouldBe((ErrorCode.None, 1));
    }

    private async Task<long> NewProducerAsync()
    {
        InitProducerIdResponse answer;
        do
        {
            answer = await Client.AskAsync<InitProducerIdResponse>(ApiKey.InitProducerId, 4, new InitProducerIdRequest { TransactionTimeoutMs = 1000 });
        }
        while (answer.ErrorCode == ErrorCode.CoordinatorLoadInProgress);
        (answer.ErrorCode, answer.ProducerEpoch).ShouldBe((ErrorCode.None, (short)0));
        return answer.ProducerId;
    }

    private async Task<(ErrorCode Error, long Offset)> SendAsync(string topic, long producer, short epoch, int sequence, int count = 1, int partition = 0)
    {
        var records = new TestBatch
        {
            Count = count, ProducerId = producer, ProducerEpoch = epoch, BaseSequence = sequence, BaseTimestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
        var answer = await Client.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce(topic, records.Build(), partition: partition));
        return (answer.Responses[0].PartitionResponses[0].ErrorCode, answer.Responses[0].PartitionResponses[0].BaseOffset);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : IdempotenceContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : IdempotenceContract(broker), IClassFixture<RealKafka>;
}
