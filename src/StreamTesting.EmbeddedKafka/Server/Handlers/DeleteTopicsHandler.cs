using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Deletes topics with their logs and the offsets committed for them.</summary>
internal sealed class DeleteTopicsHandler : ApiHandler<DeleteTopicsRequest>
{
    public override ApiKey Api => ApiKey.DeleteTopics;

    protected override IMessage Handle(RequestContext context, DeleteTopicsRequest request) => new DeleteTopicsResponse
    {
        Responses = context.Version >= 6
            ? request.Topics.ConvertAll(topic => Delete(context, topic.Name, topic.TopicId))
            : request.TopicNames.ConvertAll(name => Delete(context, name, Guid.Empty)),
    };

    protected override IMessage Refuse(RequestContext context, DeleteTopicsRequest request, ErrorCode error) => new DeleteTopicsResponse
    {
        Responses = context.Version >= 6
            ? request.Topics.ConvertAll(topic => Answer(topic.Name, topic.TopicId, error))
            : request.TopicNames.ConvertAll(name => Answer(name, Guid.Empty, error)),
    };

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

    private static DeleteTopicsResponse.ResponseItem Answer(string? name, Guid id, ErrorCode error) => new()
    {
        Name = name, TopicId = id, ErrorCode = error, ErrorMessage = error == ErrorCode.None ? null : error.Description(),
    };
}
