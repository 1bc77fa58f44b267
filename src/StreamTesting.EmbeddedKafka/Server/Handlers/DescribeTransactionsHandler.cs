using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Shows transactions with their partitions.</summary>
internal sealed class DescribeTransactionsHandler : ApiHandler<DescribeTransactionsRequest>
{
    public override ApiKey Api => ApiKey.DescribeTransactions;

    protected override IMessage Handle(RequestContext context, DescribeTransactionsRequest request) => new DescribeTransactionsResponse
    {
        TransactionStates = request.TransactionalIds.ConvertAll(id => Coordination.OfTransaction(context, id) is var error and not ErrorCode.None
            ? Failed(id, error)
            : context.Cluster.Transactions.Read(id, Describe) ?? Failed(id, id.Length == 0 ? ErrorCode.InvalidRequest : ErrorCode.TransactionalIdNotFound)),
    };

    protected override IMessage Refuse(RequestContext context, DescribeTransactionsRequest request, ErrorCode error) =>
        new DescribeTransactionsResponse { TransactionStates = request.TransactionalIds.ConvertAll(id => Failed(id, error)) };

    private static DescribeTransactionsResponse.TransactionStateItem Describe(Transactions.Transaction transaction) => new()
    {
        TransactionalId = transaction.Id,
        TransactionState = transaction.State.ToString(),
        TransactionTimeoutMs = (int)transaction.Timeout.TotalMilliseconds,
        TransactionStartTimeMs = transaction.LastStartedAt?.ToUnixTimeMilliseconds() ?? -1,
        ProducerId = transaction.Producer.Id,
        ProducerEpoch = transaction.Producer.Epoch,
        Topics = [.. transaction.Partitions.GroupBy(partition => partition.Topic).Select(topic => new DescribeTransactionsResponse.TopicItem
        {
            Topic = topic.Key, Partitions = [.. topic.Select(partition => partition.Partition).Order()],
        })],
    };

    private static DescribeTransactionsResponse.TransactionStateItem Failed(string id, ErrorCode error) =>
        new() { TransactionalId = id, ErrorCode = error, TransactionState = "" };
}
