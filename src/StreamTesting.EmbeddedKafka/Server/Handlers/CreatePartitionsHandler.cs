using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Adds partitions to topics.</summary>
internal sealed class CreatePartitionsHandler : ApiHandler<CreatePartitionsRequest>
{
    public override ApiKey Api => ApiKey.CreatePartitions;

    protected override IMessage Handle(RequestContext context, CreatePartitionsRequest request)
    {
        var doubled = request.Topics.GroupBy(topic => topic.Name).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return new CreatePartitionsResponse
        {
            Results =
            [
                .. doubled.Select(name => Answer(name, ErrorCode.InvalidRequest, "Duplicate topic name.")),
                .. request.Topics.Where(topic => !doubled.Contains(topic.Name)).Select(topic => Grow(context, request, topic)),
            ],
        };
    }

    protected override IMessage Refuse(RequestContext context, CreatePartitionsRequest request, ErrorCode error) => new CreatePartitionsResponse
    {
        Results = request.Topics.ConvertAll(topic => Answer(topic.Name, error, error.Description())),
    };

    private static CreatePartitionsResponse.ResultItem Grow(RequestContext context, CreatePartitionsRequest request, CreatePartitionsRequest.TopicItem asked)
    {
        context.Topic ??= asked.Name;
        var (error, reason) = context.Cluster.Topics.Grow(asked.Name, asked.Count, validateOnly: true);
        if (error == TopicError.None && asked.Assignments is { } assignments && Problem(context.Cluster, asked, assignments) is { } problem)
        {
            return Answer(asked.Name, problem.Error, problem.Message);
        }

        if (error == TopicError.None && !request.ValidateOnly)
        {
            (error, reason) = context.Cluster.Topics.Grow(
                asked.Name, asked.Count, validateOnly: false, asked.Assignments?.ConvertAll(IReadOnlyList<int> (one) => one.BrokerIds));
        }

        return Answer(asked.Name, (ErrorCode)error, reason);
    }

    private static (ErrorCode Error, string Message)? Problem(
        Cluster cluster, CreatePartitionsRequest.TopicItem asked, List<CreatePartitionsRequest.AssignmentItem> assignments)
    {
        if (cluster.Topics.Find(asked.Name)?.Partitions is not { Count: > 0 } partitions)
        {
            return null;
        }

        var added = asked.Count - partitions.Count;
        return assignments.Count != added
            ? (ErrorCode.InvalidReplicaAssignment, $"Attempted to add {added} additional partition(s), but only {assignments.Count} assignment(s) were specified.")
            : TopicReplicas.OfReplicas(
                cluster, partitions.Count, assignments.ConvertAll(IReadOnlyList<int> (one) => one.BrokerIds), partitions[0].Replicas.Count);
    }

    private static CreatePartitionsResponse.ResultItem Answer(string name, ErrorCode error, string? message) =>
        new() { Name = name, ErrorCode = error, ErrorMessage = message };
}
