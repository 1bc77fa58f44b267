using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Commits or aborts a transaction; from version 5 its producer goes on with the epoch that is in the answer.</summary>
internal sealed class EndTxnHandler : ApiHandler<EndTxnRequest>
{
    private const short FirstVersionWithFencedError = 2;
    private const short FirstVersionWithBump = 5;

    public override ApiKey Api => ApiKey.EndTxn;

    protected override IMessage Handle(RequestContext context, EndTxnRequest request)
    {
        var transactions = context.Cluster.Transactions;
        var producer = new ProducerIdentity(request.ProducerId, request.ProducerEpoch);
        if (context.Version < FirstVersionWithBump)
        {
            var old = transactions.End(request.TransactionalId, producer, request.Committed);
            return new EndTxnResponse { ErrorCode = TransactionErrors.Of(old, context.Version >= FirstVersionWithFencedError) };
        }

        var (error, next) = transactions.EndAndBump(request.TransactionalId, producer, request.Committed);
        return new EndTxnResponse { ErrorCode = (ErrorCode)error, ProducerId = next.Id, ProducerEpoch = next.Epoch };
    }

    protected override IMessage Refuse(RequestContext context, EndTxnRequest request, ErrorCode error) => new EndTxnResponse { ErrorCode = error };
}
