using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A transactional producer of single requests: what a client library would refuse to send can be sent.</summary>
internal sealed class RawProducer(RawClient client, string id)
{
    private const short Transactional = 0x10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public long ProducerId { get; set; } = -1;

    public short Epoch { get; set; } = -1;

    public int Sequence { get; set; }

    /// <summary>Asks once, and keeps what comes back.</summary>
    public async Task<ErrorCode> InitOnceAsync(int timeoutMs = 60_000, short version = 5, long producerId = -1, short epoch = -1)
    {
        var answer = await client.AskAsync<InitProducerIdResponse>(ApiKey.InitProducerId, version, new InitProducerIdRequest
        {
            TransactionalId = id, TransactionTimeoutMs = timeoutMs, ProducerId = producerId, ProducerEpoch = epoch,
        });
        if (answer.ErrorCode == ErrorCode.None)
        {
            (ProducerId, Epoch, Sequence) = (answer.ProducerId, answer.ProducerEpoch, 0);
        }

        return answer.ErrorCode;
    }

    /// <summary>Asks until the coordinator is there and has finished what was open.</summary>
    public async Task<ErrorCode> InitAsync(int timeoutMs = 60_000, long producerId = -1, short epoch = -1)
    {
        await client.AskAsync<FindCoordinatorResponse>(ApiKey.FindCoordinator, 4, new FindCoordinatorRequest { KeyType = 1, CoordinatorKeys = [id] });
        return await WhileAsync([ErrorCode.CoordinatorNotAvailable, ErrorCode.NotCoordinator, ErrorCode.CoordinatorLoadInProgress, ErrorCode.ConcurrentTransactions], () => InitOnceAsync(timeoutMs, producerId: producerId, epoch: epoch));
    }

    public async Task<ErrorCode> AddAsync(string topic, int partition = 0, short version = 3, bool verifyOnly = false)
    {
        var answer = await client.AskAsync<AddPartitionsToTxnResponse>(ApiKey.AddPartitionsToTxn, version, new AddPartitionsToTxnRequest
        {
            V3AndBelowTransactionalId = id,
            V3AndBelowProducerId = ProducerId,
            V3AndBelowProducerEpoch = Epoch,
            V3AndBelowTopics = [new() { Name = topic, Partitions = [partition] }],
            Transactions =
            [
                new() { TransactionalId = id, ProducerId = ProducerId, ProducerEpoch = Epoch, VerifyOnly = verifyOnly, Topics = [new() { Name = topic, Partitions = [partition] }] },
            ],
        });
        return version <= 3
            ? answer.ResultsByTopicV3AndBelow[0].ResultsByPartition[0].PartitionErrorCode
            : answer.ResultsByTransaction[0].TopicResults[0].ResultsByPartition[0].PartitionErrorCode;
    }

    public Task<ErrorCode> AddWhenPossibleAsync(string topic, int partition = 0) =>
        WhileAsync([ErrorCode.ConcurrentTransactions], () => AddAsync(topic, partition));

    public async Task<ErrorCode> ProduceAsync(string topic, int partition = 0, short version = 12, short attributes = Transactional, int count = 1, bool withId = true)
    {
        var records = new TestBatch
        {
            Count = count, ProducerId = ProducerId, ProducerEpoch = Epoch, BaseSequence = Sequence, Attributes = attributes,
            BaseTimestamp = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeMilliseconds(),
        };
        var request = Requests.Produce(topic, records.Build(), partition: partition);
        request.TransactionalId = withId ? id : null;
        var answer = await client.AskAsync<ProduceResponse>(ApiKey.Produce, version, request);
        var error = answer.Responses[0].PartitionResponses[0].ErrorCode;
        Sequence += error == ErrorCode.None ? count : 0;
        return error;
    }

    /// <summary>Produces as clients of transactions of version 2 do, who try again while the last transaction is being finished.</summary>
    public Task<ErrorCode> ProduceWhenPossibleAsync(string topic, int partition = 0, int count = 1) =>
        WhileAsync([ErrorCode.ConcurrentTransactions, ErrorCode.NotEnoughReplicas], () => ProduceAsync(topic, partition, count: count));

    /// <summary>Ends by version 5, and goes on with the epoch in the answer.</summary>
    public async Task<ErrorCode> EndAsync(bool commit, short version = 5)
    {
        var answer = await client.AskAsync<EndTxnResponse>(ApiKey.EndTxn, version, new EndTxnRequest
        {
            TransactionalId = id, ProducerId = ProducerId, ProducerEpoch = Epoch, Committed = commit,
        });
        if (answer.ErrorCode == ErrorCode.None && version >= 5)
        {
            (ProducerId, Epoch, Sequence) = (answer.ProducerId, answer.ProducerEpoch, 0);
        }

        return answer.ErrorCode;
    }

    public Task<ErrorCode> EndWhenPossibleAsync(bool commit, short version = 5) =>
        WhileAsync([ErrorCode.ConcurrentTransactions], () => EndAsync(commit, version));

    public async Task<ErrorCode> CommitOffsetAsync(string group, string topic, long offset, short version = 5, int generation = -1, string member = "")
    {
        var answer = await client.AskAsync<TxnOffsetCommitResponse>(ApiKey.TxnOffsetCommit, version, new TxnOffsetCommitRequest
        {
            TransactionalId = id,
            GroupId = group,
            ProducerId = ProducerId,
            ProducerEpoch = Epoch,
            GenerationId = generation,
            MemberId = member,
            Topics = [new() { Name = topic, Partitions = [new() { PartitionIndex = 0, CommittedOffset = offset, CommittedMetadata = "" }] }],
        });
        return answer.Topics[0].Partitions[0].ErrorCode;
    }

    public async Task<ErrorCode> AddOffsetsAsync(string group, short version = 4)
    {
        var request = new AddOffsetsToTxnRequest { TransactionalId = id, ProducerId = ProducerId, ProducerEpoch = Epoch, GroupId = group };
        return (await client.AskAsync<AddOffsetsToTxnResponse>(ApiKey.AddOffsetsToTxn, version, request)).ErrorCode;
    }

    private static async Task<ErrorCode> WhileAsync(ErrorCode[] retried, Func<Task<ErrorCode>> ask)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var error = await ask();
            if (!retried.Contains(error) || DateTime.UtcNow > until)
            {
                return error;
            }
        }
    }
}
