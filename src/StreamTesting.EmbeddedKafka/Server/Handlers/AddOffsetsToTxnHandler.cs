using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Makes the offsets of groups part of a transaction.</summary>
internal sealed class AddOffsetsToTxnHandler : ApiHandler<AddOffsetsToTxnRequest>
{
    private const short FirstVersionWithFencedError = 2;

    public override ApiKey Api => ApiKey.AddOffsetsToTxn;

    protected override IMessage Handle(RequestContext context, AddOffsetsToTxnRequest request)
    {
        var producer = new ProducerIdentity(request.ProducerId, request.ProducerEpoch);
        var error = context.Cluster.Transactions.Add(request.TransactionalId, producer, [TransactionParts.Offsets]);
        return new AddOffsetsToTxnResponse { ErrorCode = TransactionErrors.Of(error, context.Version >= FirstVersionWithFencedError) };
    }

    protected override IMessage Refuse(RequestContext context, AddOffsetsToTxnRequest request, ErrorCode error) =>
        new AddOffsetsToTxnResponse { ErrorCode = error };
}
