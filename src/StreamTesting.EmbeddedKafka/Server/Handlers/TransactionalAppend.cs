using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Appends a batch of a transaction, while that transaction is held so that it cannot end in between.</summary>
internal static class TransactionalAppend
{
    private const short FirstVersionWithAbortable = 11;
    private const short FirstVersionThatAdds = 12;

    public static void Append(
        RequestContext context, string? transactionalId, Partition partition, ReadOnlyMemory<byte> records, ProduceResponse.PartitionResponseItem answer)
    {
        if (transactionalId is null)
        {
            answer.Refuse(partition.Index, ErrorCode.TransactionalIdAuthorizationFailed, "a transactional batch needs a transactional id");
            return;
        }

        var batch = BatchCheck.View(records.Span);
        var producer = new ProducerIdentity(batch.ProducerId, batch.ProducerEpoch);
        var key = new TopicPartitionKey(partition.Topic.Name, partition.Index);
        AppendResult result = default;
        var error = context.Cluster.Transactions.Within(transactionalId, transaction =>
        {
            var admitted = context.Version >= FirstVersionThatAdds ? transaction.Add(producer, [key]) : transaction.Verify(producer, key);
            if (admitted == TransactionError.None)
            {
                result = partition.Log.Append(records.Span, partition.LeaderEpoch, partition.Topic.Settings.Log);
            }

            return admitted;
        });
        if (error == TransactionError.None)
        {
            answer.Tell(context, partition, result);
        }
        else
        {
            answer.Refuse(partition.Index, TransactionErrors.OfVerification(error, context.Version >= FirstVersionWithAbortable));
        }
    }
}
