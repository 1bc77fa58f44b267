using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Batches of transactions by single requests, and transactions whose time is up.</summary>
public abstract class TransactionProduceContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Produce_OldEpochAfterTheEnd_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);
        await producer.EndAsync(commit: true);
        await UntilEndAsync(topic, 2);
        (producer.Epoch, producer.Sequence) = (0, 1);

        (await producer.ProduceAsync(topic)).ShouldBe(ErrorCode.InvalidProducerEpoch);
        (producer.Epoch, producer.Sequence) = (1, 0);
        (await producer.ProduceWhenPossibleAsync(topic)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Produce_PartitionThatIsNotPart_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();

        (await producer.ProduceAsync(topic, version: 10)).ShouldBe(ErrorCode.InvalidTxnState);
        (await producer.ProduceAsync(topic, version: 11)).ShouldBe(ErrorCode.TransactionAbortable);
        (await producer.ProduceAsync(topic, version: 12)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Produce_TransactionalBatchWithoutId_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();

        (await producer.ProduceAsync(topic, withId: false)).ShouldBe(ErrorCode.TransactionalIdAuthorizationFailed);
    }

    [ContractFact]
    public async Task Produce_PlainBatchInAnOpenTransaction_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic);

        (await producer.ProduceAsync(topic, attributes: 0, withId: false)).ShouldBe(ErrorCode.InvalidTxnState);
    }

    [ContractFact]
    public async Task Produce_ControlBatchOfAClient_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();

        (await producer.ProduceAsync(topic, attributes: 0x30)).ShouldBe(ErrorCode.InvalidRecord);
    }

    [ContractFact]
    public async Task Produce_NewEpoch_MustStartItsSequenceAtZero()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.ProduceAsync(topic, count: 3);
        await producer.EndAsync(commit: true);
        await UntilEndAsync(topic, 4);
        producer.Sequence = 3;

        (await producer.ProduceWhenPossibleAsync(topic)).ShouldBe(ErrorCode.OutOfOrderSequenceNumber);
    }

    [ContractFact]
    public async Task Timeout_OpenTransactionOfVersion1_LetsItsProducerComeBack()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync(timeoutMs: 300);
        await producer.AddAsync(topic);
        (await producer.ProduceAsync(topic, version: 9)).ShouldBe(ErrorCode.None);
        await UntilEndAsync(topic, 2);

        (await producer.EndAsync(commit: true, version: 4)).ShouldBe(ErrorCode.ProducerFenced);
        (await producer.InitAsync(producerId: producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
    }

    [ContractFact]
    public async Task Timeout_OpenTransaction_IsAbortedAndItsProducerFenced()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync(timeoutMs: 300);
        (await producer.ProduceAsync(topic)).ShouldBe(ErrorCode.None);

        await UntilEndAsync(topic, 2);

        (await FetchAsync(topic)).AbortedTransactions!.ShouldHaveSingleItem().ProducerId.ShouldBe(producer.ProducerId);
        (await producer.ProduceAsync(topic)).ShouldBe(ErrorCode.InvalidProducerEpoch);

        // One epoch back looks to the coordinator like an end that was asked for twice.
        (await producer.EndAsync(commit: true)).ShouldBe(ErrorCode.InvalidTxnState);
        (await producer.InitAsync(producerId: producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
        (await producer.InitAsync()).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)2);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : TransactionProduceContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TransactionProduceContract(broker), IClassFixture<RealKafka>;
}
