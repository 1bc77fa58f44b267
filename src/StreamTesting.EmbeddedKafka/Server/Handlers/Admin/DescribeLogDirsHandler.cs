using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>How large the replicas of a broker are, and how much memory, and room in files, there is for more.</summary>
internal sealed class DescribeLogDirsHandler : ApiHandler<DescribeLogDirsRequest>
{
    public override ApiKey Api => ApiKey.DescribeLogDirs;

    protected override IMessage Handle(RequestContext context, DescribeLogDirsRequest request)
    {
        var (budget, files) = (context.Cluster.Budget, context.Cluster.Files);
        var total = budget.Limit + (files is null ? 0 : context.Cluster.Options.SegmentFolderLimit);
        return new DescribeLogDirsResponse
        {
            Results =
            [
                new()
                {
                    LogDir = LogDirectory.Of(context.Node.Id),
                    Topics = [.. Asked(context, request)
                        .Where(partition => partition.Replicas.Contains(context.Node.Id))
                        .GroupBy(partition => partition.Topic.Name)
                        .Select(topic => new DescribeLogDirsResponse.TopicItem { Name = topic.Key, Partitions = [.. topic.Select(Describe)] })],
                    TotalBytes = total,
                    UsableBytes = Math.Max(0, total - budget.Used - (files?.Used ?? 0)),
                },
            ],
        };
    }

    protected override IMessage Refuse(RequestContext context, DescribeLogDirsRequest request, ErrorCode error) =>
        new DescribeLogDirsResponse { ErrorCode = error };

    private static IEnumerable<Partition> Asked(RequestContext context, DescribeLogDirsRequest request)
    {
        var topics = context.Cluster.Topics;
        if (request.Topics is not { } asked)
        {
            return topics.All.SelectMany(topic => topic.Partitions);
        }

        context.Topic ??= asked.FirstOrDefault()?.Topic;
        return asked.SelectMany(topic => topic.Partitions, (topic, index) => topics.Find(topic.Topic)?.Find(index)).OfType<Partition>().Distinct();
    }

    private static DescribeLogDirsResponse.PartitionItem Describe(Partition partition) =>
        new() { PartitionIndex = partition.Index, PartitionSize = partition.Log.Extent().Bytes };
}
