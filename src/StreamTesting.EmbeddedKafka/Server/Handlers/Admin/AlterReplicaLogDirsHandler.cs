using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>A broker has one log directory: what is to stay there stays, and there is no other to move to.</summary>
internal sealed class AlterReplicaLogDirsHandler : ApiHandler<AlterReplicaLogDirsRequest>
{
    public override ApiKey Api => ApiKey.AlterReplicaLogDirs;

    protected override IMessage Handle(RequestContext context, AlterReplicaLogDirsRequest request) =>
        Answer(request, (path, topic, partition) => Judge(context, path, topic, partition));

    protected override IMessage Refuse(RequestContext context, AlterReplicaLogDirsRequest request, ErrorCode error) => Answer(request, (_, _, _) => error);

    private static ErrorCode Judge(RequestContext context, string path, string topic, int index)
    {
        context.Topic ??= topic;
        if (path != LogDirectory.Of(context.Node.Id))
        {
            return ErrorCode.LogDirNotFound;
        }

        return context.Cluster.Topics.Find(topic)?.Find(index)?.Replicas.Contains(context.Node.Id) == true ? ErrorCode.None : ErrorCode.UnknownTopicOrPartition;
    }

    private static AlterReplicaLogDirsResponse Answer(AlterReplicaLogDirsRequest request, Func<string, string, int, ErrorCode> judge) => new()
    {
        Results = [.. request.Dirs.SelectMany(directory => directory.Topics, (directory, topic) => new AlterReplicaLogDirsResponse.ResultItem
        {
            TopicName = topic.Name,
            Partitions = topic.Partitions.ConvertAll(partition => new AlterReplicaLogDirsResponse.PartitionItem
            {
                PartitionIndex = partition, ErrorCode = judge(directory.Path, topic.Name, partition),
            }),
        })],
    };
}
