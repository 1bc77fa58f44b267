using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Gives idempotent producers their ids. Transactional ones are refused with an error that clients take as final.</summary>
internal sealed class InitProducerIdHandler : ApiHandler<InitProducerIdRequest>
{
    public override ApiKey Api => ApiKey.InitProducerId;

    protected override IMessage Handle(RequestContext context, InitProducerIdRequest request) => request.TransactionalId switch
    {
        null => new InitProducerIdResponse { ProducerId = context.Cluster.ProducerIds.Next(), ProducerEpoch = 0 },
        "" => Refuse(context, request, ErrorCode.InvalidRequest),
        _ => Refuse(context, request, ErrorCode.TransactionalIdAuthorizationFailed),
    };

    protected override IMessage Refuse(RequestContext context, InitProducerIdRequest request, ErrorCode error) =>
        new InitProducerIdResponse { ErrorCode = error, ProducerId = -1, ProducerEpoch = -1 };
}
