using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Deletes topics with their logs and the offsets committed for them.</summary>
internal sealed class DeleteTopicsHandler : ApiHandler<DeleteTopicsRequest>
{
    private const short FirstVersionWithIds = 6;

    public override ApiKey Api => ApiKey.DeleteTopics;

    protected override IMessage Handle(RequestContext context, DeleteTopicsRequest request)
    {
        var asked = context.Version >= FirstVersionWithIds
            ? request.Topics.ConvertAll(topic => (topic.Name, topic.TopicId))
            : request.TopicNames.ConvertAll(name => ((string?)name, Guid.Empty));
        var times = asked.GroupBy(one => one).ToDictionary(same => same.Key, same => same.Count());
        return new DeleteTopicsResponse
        {
            Responses = [.. times.Select(one => Problem(one.Key.Item1, one.Key.Item2, one.Value) is { } problem
                ? Answer(one.Key.Item1, one.Key.Item2, ErrorCode.InvalidRequest, problem)
                : Delete(context, one.Key.Item1, one.Key.Item2))],
        };
    }

    protected override IMessage Refuse(RequestContext context, DeleteTopicsRequest request, ErrorCode error) => new DeleteTopicsResponse
    {
        Responses = context.Version >= FirstVersionWithIds
            ? request.Topics.ConvertAll(topic => Answer(topic.Name, topic.TopicId, error))
            : request.TopicNames.ConvertAll(name => Answer(name, Guid.Empty, error)),
    };

    private static string? Problem(string? name, Guid id, int times) =>
        name is not null && id != Guid.Empty ? "You may not specify both topic name and topic id."
        : name is null && id == Guid.Empty ? "Neither topic name nor id were specified."
        : times > 1 ? $"Duplicate topic {(name is null ? "id" : "name")}."
        : null;

    private static DeleteTopicsResponse.ResponseItem Delete(RequestContext context, string? name, Guid id)
    {
        context.Topic ??= name;
        var topics = context.Cluster.Topics;
        var topic = name is null ? topics.Find(id) : topics.Find(name);
        if (topic is null || !topics.Delete(topic))
        {
            return Answer(name, id, name is null ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition);
        }

        context.Cluster.Groups.ForgetTopic(topic.Name);
        return Answer(topic.Name, topic.Id, ErrorCode.None);
    }

    private static DeleteTopicsResponse.ResponseItem Answer(string? name, Guid id, ErrorCode error, string? message = null) => new()
    {
        Name = name, TopicId = id, ErrorCode = error, ErrorMessage = error == ErrorCode.None ? null : message ?? error.Description(),
    };
}
