using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>A member asks for its assignment; answered when the leader has brought it.</summary>
internal sealed class SyncGroupHandler : AsyncApiHandler<SyncGroupRequest>
{
    private const short FirstVersionWithProtocol = 5;

    public override ApiKey Api => ApiKey.SyncGroup;

    protected override async ValueTask<IMessage?> HandleAsync(RequestContext context, SyncGroupRequest request)
    {
        if (context.Version >= FirstVersionWithProtocol && (request.ProtocolType is null || request.ProtocolName is null))
        {
            return Refuse(context, request, ErrorCode.InconsistentGroupProtocol);
        }

        var assignments = new Dictionary<string, byte[]>();
        foreach (var assignment in request.Assignments)
        {
            assignments[assignment.MemberId] = assignment.Assignment.ToArray();
        }

        var result = await context.Cluster.Groups.Sync(request.GroupId, new SyncCommand
        {
            MemberId = request.MemberId,
            InstanceId = request.GroupInstanceId,
            Generation = request.GenerationId,
            ProtocolType = request.ProtocolType,
            ProtocolName = request.ProtocolName,
            Assignments = assignments,
        }).ConfigureAwait(true);
        return new SyncGroupResponse
        {
            ErrorCode = (ErrorCode)result.Error,
            ProtocolType = result.ProtocolType,
            ProtocolName = result.ProtocolName,
            Assignment = result.Assignment,
        };
    }

    protected override IMessage Refuse(RequestContext context, SyncGroupRequest request, ErrorCode error) =>
        new SyncGroupResponse { ErrorCode = error };
}
