using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What the coordinator answers to single requests, in old and new versions.</summary>
public abstract class TransactionProtocolContract(IContractBroker broker) : RawContract(broker)
{
    [ContractFact]
    public async Task Init_SameIdAgain_CountsTheEpochUp()
    {
        var first = await StartedAsync();
        var (id, epoch) = (first.ProducerId, first.Epoch);

        (await first.InitAsync()).ShouldBe(ErrorCode.None);

        epoch.ShouldBe((short)0);
        (first.ProducerId, first.Epoch).ShouldBe((id, (short)1));
    }

    [ContractFact]
    public async Task Init_TimeoutOutOfRange_IsRefused()
    {
        var producer = await StartedAsync();

        (await producer.InitOnceAsync(timeoutMs: 0)).ShouldBe(ErrorCode.InvalidTransactionTimeout);
        (await producer.InitOnceAsync(timeoutMs: 900_001)).ShouldBe(ErrorCode.InvalidTransactionTimeout);
    }

    [ContractFact]
    public async Task Init_EmptyId_IsAnInvalidRequest() =>
        (await NewRawProducer("").InitOnceAsync()).ShouldBe(ErrorCode.InvalidRequest);

    [ContractFact]
    public async Task Init_ComesBackWithItsEpoch_GoesOn()
    {
        var producer = await StartedAsync();

        (await producer.InitOnceAsync(producerId: producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
        (await producer.InitOnceAsync(producerId: producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
    }

    [ContractFact]
    public async Task Init_ComesBackFenced_IsTold()
    {
        var producer = await StartedAsync();
        await producer.InitAsync();
        await producer.InitAsync();

        (await producer.InitOnceAsync(producerId: producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.ProducerFenced);
        (await producer.InitOnceAsync(version: 3, producerId: producer.ProducerId, epoch: 0)).ShouldBe(ErrorCode.InvalidProducerEpoch);
        (await producer.InitOnceAsync(producerId: producer.ProducerId + 12345, epoch: 0)).ShouldBe(ErrorCode.ProducerFenced);
    }

    [ContractFact]
    public async Task Init_OverAnOpenTransaction_AbortsItFirst()
    {
        var topic = await NewTopicAsync();
        var name = NewName("tx");
        var first = await StartedAsync(name);
        await first.AddAsync(topic);
        await first.ProduceAsync(topic, version: 9);
        var second = NewRawProducer(name);

        (await second.InitOnceAsync()).ShouldBe(ErrorCode.ConcurrentTransactions);
        (await second.InitAsync()).ShouldBe(ErrorCode.None);

        second.ProducerId.ShouldBe(first.ProducerId);
        second.Epoch.ShouldBe((short)2);
        (await EndOffsetAsync(topic, committed: true)).ShouldBe(2);
        (await first.EndAsync(commit: true, version: 4)).ShouldBe(ErrorCode.ProducerFenced);
        (await first.EndAsync(commit: true, version: 1)).ShouldBe(ErrorCode.InvalidProducerEpoch);
        (await first.ProduceAsync(topic, version: 9)).ShouldBe(ErrorCode.InvalidProducerEpoch);
        (await first.ProduceAsync(topic, version: 12)).ShouldBe(ErrorCode.InvalidProducerEpoch);
    }

    [ContractFact]
    public async Task Init_OverAnOpenTransactionOfVersion2_AbortsItFirst()
    {
        var topic = await NewTopicAsync();
        var name = NewName("tx");
        var first = await StartedAsync(name);
        await first.ProduceAsync(topic);
        var second = NewRawProducer(name);

        (await second.InitOnceAsync()).ShouldBe(ErrorCode.ConcurrentTransactions);
        (await second.InitAsync()).ShouldBe(ErrorCode.None);

        (second.ProducerId, second.Epoch).ShouldBe((first.ProducerId, (short)2));
        (await first.EndAsync(commit: true)).ShouldBe(ErrorCode.ProducerFenced);
    }

    [ContractFact]
    public async Task Add_ByAStranger_IsRefused()
    {
        var topic = await NewTopicAsync();
        var known = await StartedAsync();
        var stranger = NewRawProducer();
        (stranger.ProducerId, stranger.Epoch) = (known.ProducerId, 0);

        (await stranger.AddAsync(topic)).ShouldBe(ErrorCode.InvalidProducerIdMapping);
        (await stranger.EndAsync(commit: true)).ShouldBe(ErrorCode.InvalidProducerIdMapping);
        (await stranger.AddOffsetsAsync("g")).ShouldBe(ErrorCode.InvalidProducerIdMapping);
    }

    [ContractFact]
    public async Task Add_ByAZombie_IsRefused()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.InitAsync();
        producer.Epoch = 0;

        (await producer.AddAsync(topic, version: 1)).ShouldBe(ErrorCode.InvalidProducerEpoch);
        (await producer.AddAsync(topic, version: 2)).ShouldBe(ErrorCode.ProducerFenced);
        (await producer.AddAsync(topic, version: 5)).ShouldBe(ErrorCode.ProducerFenced);
        (await producer.AddOffsetsAsync("g", version: 1)).ShouldBe(ErrorCode.InvalidProducerEpoch);
        (await producer.AddOffsetsAsync("g", version: 2)).ShouldBe(ErrorCode.ProducerFenced);
    }

    [ContractFact]
    public async Task Add_OneUnknownTopic_RefusesAll()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        var answer = await Client.AskAsync<AddPartitionsToTxnResponse>(ApiKey.AddPartitionsToTxn, 3, new AddPartitionsToTxnRequest
        {
            V3AndBelowTransactionalId = "any",
            V3AndBelowProducerId = producer.ProducerId,
            V3AndBelowProducerEpoch = 0,
            V3AndBelowTopics = [new() { Name = topic, Partitions = [0] }, new() { Name = NewName(), Partitions = [0] }],
        });

        answer.ResultsByTopicV3AndBelow.Select(result => (result.Name == topic, result.ResultsByPartition[0].PartitionErrorCode))
            .ShouldBe([(true, ErrorCode.OperationNotAttempted), (false, ErrorCode.UnknownTopicOrPartition)], ignoreOrder: true);
    }

    [ContractFact]
    public async Task Add_VerifyOnly_SaysWhatIsPart()
    {
        var topic = await NewTopicAsync(2);
        var producer = await StartedAsync();
        await producer.AddAsync(topic);

        (await producer.AddAsync(topic, version: 5, verifyOnly: true)).ShouldBe(ErrorCode.None);
        (await producer.AddAsync(topic, partition: 1, version: 5, verifyOnly: true)).ShouldBe(ErrorCode.TransactionAbortable);
        (await producer.AddAsync(topic, partition: 1, version: 4, verifyOnly: true)).ShouldBe(ErrorCode.TransactionAbortable);
        (await producer.AddAsync(topic, partition: 1, version: 4)).ShouldBe(ErrorCode.None);
        (await producer.AddAsync(topic, partition: 1, version: 5, verifyOnly: true)).ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task End_OfNothing_IsAnInvalidState()
    {
        var producer = await StartedAsync();

        (await producer.EndAsync(commit: true, version: 4)).ShouldBe(ErrorCode.InvalidTxnState);
        (await producer.EndAsync(commit: false, version: 4)).ShouldBe(ErrorCode.InvalidTxnState);
        (await producer.EndAsync(commit: true)).ShouldBe(ErrorCode.InvalidTxnState);
    }

    [ContractFact]
    public async Task End_AbortOfNothing_CountsTheEpochUp()
    {
        var producer = await StartedAsync();

        (await producer.EndAsync(commit: false)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
        (await producer.EndWhenPossibleAsync(commit: false)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)2);
    }

    [ContractFact]
    public async Task End_OldVersionAgain_IsNoErrorUnlessItIsTheOtherEnd()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        await producer.AddAsync(topic);
        (await producer.EndAsync(commit: true, version: 4)).ShouldBe(ErrorCode.None);

        (await producer.EndWhenPossibleAsync(commit: true, version: 4)).ShouldBe(ErrorCode.None);
        (await producer.EndAsync(commit: false, version: 4)).ShouldBe(ErrorCode.InvalidTxnState);
        producer.Epoch.ShouldBe((short)0);
    }

    [ContractFact]
    public async Task End_NewVersionAgain_AnswersTheSameEpoch()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        (await producer.ProduceAsync(topic)).ShouldBe(ErrorCode.None);
        (await producer.EndAsync(commit: true)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
        producer.Epoch = 0;

        (await producer.EndWhenPossibleAsync(commit: true)).ShouldBe(ErrorCode.None);
        producer.Epoch.ShouldBe((short)1);
        producer.Epoch = 0;
        (await producer.EndAsync(commit: false)).ShouldBe(ErrorCode.InvalidTxnState);
    }

    [ContractFact]
    public async Task Init_ComesBackBeforeTheNextIsDone_GoesOn()
    {
        var topic = await NewTopicAsync();
        var name = NewName("tx");
        var first = await StartedAsync(name);
        await first.ProduceAsync(topic);
        var second = NewRawProducer(name);
        await second.InitOnceAsync();
        await UntilEndAsync(topic, 2);

        (await first.InitAsync(producerId: first.ProducerId, epoch: 0)).ShouldBe(ErrorCode.None);
        first.Epoch.ShouldBe((short)1);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : TransactionProtocolContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TransactionProtocolContract(broker), IClassFixture<RealKafka>;
}
