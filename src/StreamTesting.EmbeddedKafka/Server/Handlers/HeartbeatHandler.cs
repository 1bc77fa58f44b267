using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>A member says that it lives, and hears whether it has to join again.</summary>
internal sealed class HeartbeatHandler : ApiHandler<HeartbeatRequest>
{
    public override ApiKey Api => ApiKey.Heartbeat;

    protected override IMessage Handle(RequestContext context, HeartbeatRequest request) => new HeartbeatResponse
    {
        ErrorCode = (ErrorCode)context.Cluster.Groups.Heartbeat(
            request.GroupId, new MemberClaim(request.MemberId, request.GroupInstanceId, request.GenerationId)),
    };

    protected override IMessage Refuse(RequestContext context, HeartbeatRequest request, ErrorCode error) =>
        new HeartbeatResponse { ErrorCode = error };
}
