using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Gives idempotent producers their ids, and transactional ones their epochs as well, which fence those before them.</summary>
internal sealed class InitProducerIdHandler : ApiHandler<InitProducerIdRequest>
{
    private const short FirstVersionWithFencedError = 4;

    public override ApiKey Api => ApiKey.InitProducerId;

    protected override IMessage Handle(RequestContext context, InitProducerIdRequest request)
    {
        var transactions = context.Cluster.Transactions;
        if (request.TransactionalId is not { } id)
        {
            return new InitProducerIdResponse { ProducerId = transactions.ProducerIds.Next(), ProducerEpoch = 0 };
        }

        if (request.ProducerId < 0 != request.ProducerEpoch < 0)
        {
            return Refuse(context, request, ErrorCode.InvalidRequest);
        }

        var (error, producer) = transactions.Init(
            id, TimeSpan.FromMilliseconds(request.TransactionTimeoutMs), new ProducerIdentity(request.ProducerId, request.ProducerEpoch));
        return new InitProducerIdResponse
        {
            ErrorCode = TransactionErrors.Of(error, context.Version >= FirstVersionWithFencedError),
            ProducerId = producer.Id,
            ProducerEpoch = error == TransactionError.None ? producer.Epoch : (short)-1,
        };
    }

    protected override IMessage Refuse(RequestContext context, InitProducerIdRequest request, ErrorCode error) =>
        new InitProducerIdResponse { ErrorCode = error, ProducerId = -1, ProducerEpoch = -1 };
}
