using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>None is ever under way: see <see cref="AlterPartitionReassignmentsHandler"/>.</summary>
internal sealed class ListPartitionReassignmentsHandler : ApiHandler<ListPartitionReassignmentsRequest>
{
    public override ApiKey Api => ApiKey.ListPartitionReassignments;

    protected override IMessage Handle(RequestContext context, ListPartitionReassignmentsRequest request) => new ListPartitionReassignmentsResponse();

    protected override IMessage Refuse(RequestContext context, ListPartitionReassignmentsRequest request, ErrorCode error) =>
        new ListPartitionReassignmentsResponse { ErrorCode = error, ErrorMessage = error.Description() };
}
