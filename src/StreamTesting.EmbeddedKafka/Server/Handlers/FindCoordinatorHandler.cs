using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Which broker looks after a group, or after the transactions of an id.</summary>
internal sealed class FindCoordinatorHandler : ApiHandler<FindCoordinatorRequest>
{
    public override ApiKey Api => ApiKey.FindCoordinator;

    protected override IMessage Handle(RequestContext context, FindCoordinatorRequest request) => (CoordinatorType)request.KeyType switch
    {
        CoordinatorType.Group or CoordinatorType.Transaction => Answer(context, request, ErrorCode.None, null),
        _ => Answer(context, request, ErrorCode.InvalidRequest, $"coordinators of type {request.KeyType} are not implemented by the embedded broker"),
    };

    protected override IMessage Refuse(RequestContext context, FindCoordinatorRequest request, ErrorCode error) =>
        Answer(context, request, error, error.Description());

    private static FindCoordinatorResponse Answer(RequestContext context, FindCoordinatorRequest request, ErrorCode error, string? message)
    {
        var type = (CoordinatorType)request.KeyType;
        if (context.Version >= 4)
        {
            return new FindCoordinatorResponse { Coordinators = request.CoordinatorKeys.ConvertAll(key => One(type, context, key, error, message)) };
        }

        var one = One(type, context, request.Key, error, message);
        return new FindCoordinatorResponse
        {
            ErrorCode = one.ErrorCode, ErrorMessage = one.ErrorMessage, NodeId = one.NodeId, Host = one.Host, Port = one.Port,
        };
    }

    private static FindCoordinatorResponse.CoordinatorItem One(CoordinatorType type, RequestContext context, string key, ErrorCode error, string? message)
    {
        if (error != ErrorCode.None)
        {
            return new() { Key = key, ErrorCode = error, ErrorMessage = message, NodeId = -1, Port = -1 };
        }

        if (context.Cluster.Coordinators.Of(type, key) is not { } node)
        {
            return One(type, context, key, ErrorCode.CoordinatorNotAvailable, null);
        }

        return new() { Key = key, NodeId = node.Id, Host = node.Host, Port = node.Port };
    }
}
