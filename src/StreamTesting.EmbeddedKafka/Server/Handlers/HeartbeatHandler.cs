using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>
/// A member says that it lives, and hears whether it has to join again. Where the client bears it, the answer is held back until there is
/// something to say, or it is time for the next heartbeat: word of a rebalance then comes at once, and not with the next heartbeat.
/// </summary>
internal sealed class HeartbeatHandler : AsyncApiHandler<HeartbeatRequest>
{
    public override ApiKey Api => ApiKey.Heartbeat;

    protected override async ValueTask<IMessage?> HandleAsync(RequestContext context, HeartbeatRequest request)
    {
        var claim = new MemberClaim(request.MemberId, request.GroupInstanceId, request.GenerationId);
        var groups = context.Cluster.Groups;
        if (!context.Client.SendsHeartbeatsOnTheSide)
        {
            return Answer(groups.Heartbeat(request.GroupId, claim));
        }

        var (error, disturbed, patience) = groups.HeartbeatToHold(request.GroupId, claim);
        using var hold = new Hold(context, patience);
        while (error == GroupError.None && await hold.UntilAsync(disturbed).ConfigureAwait(true))
        {
            (error, disturbed, _) = groups.HeartbeatToHold(request.GroupId, claim);
        }

        return Answer(error == GroupError.None ? groups.Heartbeat(request.GroupId, claim) : error);
    }

    protected override IMessage Refuse(RequestContext context, HeartbeatRequest request, ErrorCode error) =>
        new HeartbeatResponse { ErrorCode = error };

    private static HeartbeatResponse Answer(GroupError error) => new() { ErrorCode = (ErrorCode)error };
}
