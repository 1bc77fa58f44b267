using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Lists groups, by state and type where asked.</summary>
internal sealed class ListGroupsHandler : ApiHandler<ListGroupsRequest>
{
    public override ApiKey Api => ApiKey.ListGroups;

    protected override IMessage Handle(RequestContext context, ListGroupsRequest request)
    {
        var groups = context.Cluster.Groups;
        var all = groups.Ids.Where(id => Coordination.OfGroup(context, id) == ErrorCode.None).Select(id => groups.Read(id, group => new ListGroupsResponse.GroupItem
        {
            GroupId = id, ProtocolType = group.ProtocolType ?? "", GroupState = group.State.ToString(), GroupType = group.Kind == GroupKind.Classic ? "classic" : "consumer",
        }));
        return new ListGroupsResponse { Groups = [.. all.OfType<ListGroupsResponse.GroupItem>().Where(group => IsAsked(request, group))] };
    }

    protected override IMessage Refuse(RequestContext context, ListGroupsRequest request, ErrorCode error) =>
        new ListGroupsResponse { ErrorCode = error };

    private static bool IsAsked(ListGroupsRequest request, ListGroupsResponse.GroupItem group) =>
        (request.StatesFilter.Count == 0 || request.StatesFilter.Contains(group.GroupState, StringComparer.OrdinalIgnoreCase))
        && (request.TypesFilter.Count == 0 || request.TypesFilter.Contains(group.GroupType, StringComparer.OrdinalIgnoreCase));
}
