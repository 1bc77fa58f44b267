using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Adds partitions to topics.</summary>
internal sealed class CreatePartitionsHandler : ApiHandler<CreatePartitionsRequest>
{
    public override ApiKey Api => ApiKey.CreatePartitions;

    protected override IMessage Handle(RequestContext context, CreatePartitionsRequest request) => new CreatePartitionsResponse
    {
        Results = request.Topics.ConvertAll(topic => Grow(context, request, topic)),
    };

    protected override IMessage Refuse(RequestContext context, CreatePartitionsRequest request, ErrorCode error) => new CreatePartitionsResponse
    {
        Results = request.Topics.ConvertAll(topic => Answer(topic.Name, error, error.Description())),
    };

    private static CreatePartitionsResponse.ResultItem Grow(RequestContext context, CreatePartitionsRequest request, CreatePartitionsRequest.TopicItem asked)
    {
        context.Topic ??= asked.Name;
        var (error, reason) = context.Cluster.Topics.Grow(asked.Name, asked.Count, validateOnly: true);
        if (error == TopicError.None && asked.Assignments is { } assignments && !Fits(context, asked, assignments))
        {
            return Answer(asked.Name, ErrorCode.InvalidReplicaAssignment, "Assignments must name brokers that are up, as many as the topic has replicas, for each new partition.");
        }

        if (error == TopicError.None && !request.ValidateOnly)
        {
            (error, reason) = context.Cluster.Topics.Grow(
                asked.Name, asked.Count, validateOnly: false, asked.Assignments?.ConvertAll(IReadOnlyList<int> (one) => one.BrokerIds));
        }

        return Answer(asked.Name, (ErrorCode)error, error == TopicError.None ? null : reason ?? ((ErrorCode)error).Description());
    }

    private static bool Fits(RequestContext context, CreatePartitionsRequest.TopicItem asked, List<CreatePartitionsRequest.AssignmentItem> assignments) =>
        assignments.Count == asked.Count - (context.Cluster.Topics.Find(asked.Name)?.Partitions.Count ?? 0)
        && assignments.TrueForAll(one => one.BrokerIds.Count == context.Cluster.Topics.Find(asked.Name)?.Replication
            && Placement.IsPossible(one.BrokerIds, context.Cluster.Brokers));

    private static CreatePartitionsResponse.ResultItem Answer(string name, ErrorCode error, string? message) =>
        new() { Name = name, ErrorCode = error, ErrorMessage = message };
}
