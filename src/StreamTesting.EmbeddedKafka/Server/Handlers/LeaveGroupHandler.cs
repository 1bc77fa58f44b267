using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Members go, or are sent away by an admin client.</summary>
internal sealed class LeaveGroupHandler : ApiHandler<LeaveGroupRequest>
{
    public override ApiKey Api => ApiKey.LeaveGroup;

    protected override IMessage Handle(RequestContext context, LeaveGroupRequest request)
    {
        var groups = context.Cluster.Groups;
        if (context.Version < 3)
        {
            return new LeaveGroupResponse { ErrorCode = (ErrorCode)groups.Leave(request.GroupId, request.MemberId, null) };
        }

        return request.GroupId.Length == 0 ? Refuse(context, request, ErrorCode.InvalidGroupId) : new LeaveGroupResponse
        {
            Members = request.Members.ConvertAll(member => new LeaveGroupResponse.MemberItem
            {
                MemberId = member.MemberId,
                GroupInstanceId = member.GroupInstanceId,
                ErrorCode = (ErrorCode)groups.Leave(request.GroupId, member.MemberId, member.GroupInstanceId),
            }),
        };
    }

    protected override IMessage Refuse(RequestContext context, LeaveGroupRequest request, ErrorCode error) =>
        new LeaveGroupResponse { ErrorCode = error };
}
