using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Shows groups and their members.</summary>
internal sealed class DescribeGroupsHandler : ApiHandler<DescribeGroupsRequest>
{
    public override ApiKey Api => ApiKey.DescribeGroups;

    protected override IMessage Handle(RequestContext context, DescribeGroupsRequest request) => new DescribeGroupsResponse
    {
        Groups = request.Groups.ConvertAll(id => Coordination.OfGroup(context, id) is var error and not ErrorCode.None
            ? new DescribeGroupsResponse.GroupItem { GroupId = id, ErrorCode = error }
            : context.Cluster.Groups.Read(id, group => group is ClassicGroup classic ? Describe(classic, request) : Unknown(context, id, "is not a classic group"))
                ?? Unknown(context, id, "not found")),
    };

    protected override IMessage Refuse(RequestContext context, DescribeGroupsRequest request, ErrorCode error) => new DescribeGroupsResponse
    {
        Groups = request.Groups.ConvertAll(id => new DescribeGroupsResponse.GroupItem { GroupId = id, ErrorCode = error }),
    };

    private static DescribeGroupsResponse.GroupItem Unknown(RequestContext context, string id, string why) => new()
    {
        GroupId = id,
        GroupState = nameof(GroupState.Dead),
        ErrorCode = context.Version >= 6 ? ErrorCode.GroupIdNotFound : ErrorCode.None,
        ErrorMessage = context.Version >= 6 ? $"Group {id} {why}." : null,
    };

    private static DescribeGroupsResponse.GroupItem Describe(ClassicGroup group, DescribeGroupsRequest request) => new()
    {
        GroupId = group.Id,
        GroupState = group.State.ToString(),
        ProtocolType = group.ProtocolType ?? "",
        ProtocolData = group.State == GroupState.Stable ? group.ProtocolName ?? "" : "",
        AuthorizedOperations = request.IncludeAuthorizedOperations ? AuthorizedOperations.Group : AuthorizedOperations.NotAsked,
        Members = [.. group.Members.Select(member => new DescribeGroupsResponse.MemberItem
        {
            MemberId = member.Id,
            GroupInstanceId = member.InstanceId,
            ClientId = member.ClientId,
            ClientHost = member.ClientHost,
            MemberMetadata = group.State == GroupState.Stable ? member.MetadataOf(group.ProtocolName) : ReadOnlyMemory<byte>.Empty,
            MemberAssignment = group.State == GroupState.Stable ? member.Assignment : ReadOnlyMemory<byte>.Empty,
        })],
    };
}
