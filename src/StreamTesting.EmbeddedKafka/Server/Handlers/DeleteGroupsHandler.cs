using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Deletes groups that nobody is in.</summary>
internal sealed class DeleteGroupsHandler : ApiHandler<DeleteGroupsRequest>
{
    public override ApiKey Api => ApiKey.DeleteGroups;

    protected override IMessage Handle(RequestContext context, DeleteGroupsRequest request) => new DeleteGroupsResponse
    {
        Results = request.GroupsNames.ConvertAll(id => Answer(
            id, Coordination.OfGroup(context, id) is var error and not ErrorCode.None ? error : (ErrorCode)context.Cluster.Groups.Delete(id))),
    };

    protected override IMessage Refuse(RequestContext context, DeleteGroupsRequest request, ErrorCode error) => new DeleteGroupsResponse
    {
        Results = request.GroupsNames.ConvertAll(id => Answer(id, error)),
    };

    private static DeleteGroupsResponse.ResultItem Answer(string id, ErrorCode error) => new() { GroupId = id, ErrorCode = error };
}
