using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;
using TopicItem = StreamTesting.EmbeddedKafka.Protocol.AddPartitionsToTxnRequest.TopicItem;
using TopicResult = StreamTesting.EmbeddedKafka.Protocol.AddPartitionsToTxnResponse.TopicResultItem;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Makes partitions part of transactions: of one up to version 3, of many from version 4, where it can also ask whether they are.</summary>
internal sealed class AddPartitionsToTxnHandler : ApiHandler<AddPartitionsToTxnRequest>
{
    private const short FirstVersionOfMany = 4;
    private const short FirstVersionWithFencedError = 2;

    public override ApiKey Api => ApiKey.AddPartitionsToTxn;

    protected override IMessage Handle(RequestContext context, AddPartitionsToTxnRequest request)
    {
        if (context.Version < FirstVersionOfMany)
        {
            var producer = new ProducerIdentity(request.V3AndBelowProducerId, request.V3AndBelowProducerEpoch);
            return new AddPartitionsToTxnResponse
            {
                ResultsByTopicV3AndBelow = Old(Add(context, request.V3AndBelowTransactionalId, producer, Old(request), verifyOnly: false)),
            };
        }

        return new AddPartitionsToTxnResponse
        {
            ResultsByTransaction = request.Transactions.ConvertAll(transaction => new AddPartitionsToTxnResponse.ResultsByTransactionItem
            {
                TransactionalId = transaction.TransactionalId,
                TopicResults = Add(
                    context,
                    transaction.TransactionalId,
                    new ProducerIdentity(transaction.ProducerId, transaction.ProducerEpoch),
                    transaction.Topics,
                    transaction.VerifyOnly),
            }),
        };
    }

    protected override IMessage Refuse(RequestContext context, AddPartitionsToTxnRequest request, ErrorCode error) =>
        context.Version < FirstVersionOfMany
            ? new AddPartitionsToTxnResponse { ResultsByTopicV3AndBelow = Old(Answer(Old(request), _ => error)) }
            : new AddPartitionsToTxnResponse { ErrorCode = error };

    private static List<TopicItem> Old(AddPartitionsToTxnRequest request) =>
        request.V3AndBelowTopics.ConvertAll(topic => new TopicItem { Name = topic.Name, Partitions = topic.Partitions });

    private static List<AddPartitionsToTxnResponse.ResultsByTopicV3AndBelowItem> Old(List<TopicResult> results) => results.ConvertAll(topic =>
        new AddPartitionsToTxnResponse.ResultsByTopicV3AndBelowItem { Name = topic.Name, ResultsByPartition = topic.ResultsByPartition });

    private static List<TopicResult> Add(RequestContext context, string id, ProducerIdentity producer, List<TopicItem> topics, bool verifyOnly)
    {
        context.Topic ??= topics.FirstOrDefault()?.Name;
        var partitions = topics.SelectMany(topic => topic.Partitions.Select(partition => new TopicPartitionKey(topic.Name, partition))).ToList();
        var unknown = partitions.Where(partition => context.Cluster.Topics.Find(partition.Topic)?.Find(partition.Partition) is null).ToHashSet();
        if (unknown.Count > 0)
        {
            return Answer(topics, key => unknown.Contains(key) ? ErrorCode.UnknownTopicOrPartition : ErrorCode.OperationNotAttempted);
        }

        if (Coordination.OfTransaction(context, id) is var elsewhere and not ErrorCode.None)
        {
            return Answer(topics, _ => elsewhere);
        }

        var transactions = context.Cluster.Transactions;
        var knowsFenced = context.Version >= FirstVersionWithFencedError;
        if (verifyOnly)
        {
            return Answer(topics, key => TransactionErrors.Of(transactions.Verify(id, producer, key), knowsFenced));
        }

        var error = TransactionErrors.Of(transactions.Add(id, producer, partitions), knowsFenced);
        return Answer(topics, _ => error);
    }

    private static List<TopicResult> Answer(List<TopicItem> topics, Func<TopicPartitionKey, ErrorCode> judge) => topics.ConvertAll(topic => new TopicResult
    {
        Name = topic.Name,
        ResultsByPartition = topic.Partitions.ConvertAll(partition => new AddPartitionsToTxnResponse.ResultsByPartitionItem
        {
            PartitionIndex = partition, PartitionErrorCode = judge(new TopicPartitionKey(topic.Name, partition)),
        }),
    });
}
