using StreamTesting.EmbeddedKafka.Log;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Finds offsets: the ends of a log, its greatest time, or the first record at or after a time.</summary>
internal sealed class ListOffsetsHandler : ApiHandler<ListOffsetsRequest>
{
    private const long Latest = -1;
    private const long Earliest = -2;
    private const long MaxTimestamp = -3;
    private const long EarliestLocal = -4;
    private const long LatestTiered = -5;
    private const long EarliestPendingUpload = -6;
    private const sbyte ReadCommitted = 1;

    public override ApiKey Api => ApiKey.ListOffsets;

    protected override IMessage Handle(RequestContext context, ListOffsetsRequest request) => new ListOffsetsResponse
    {
        Topics = request.Topics.ConvertAll(topic =>
        {
            context.Topic ??= topic.Name;
            var known = context.Cluster.Topics.Find(topic.Name);
            return new ListOffsetsResponse.TopicItem
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => Find(context, known, partition, request.IsolationLevel == ReadCommitted)),
            };
        }),
    };

    protected override IMessage Refuse(RequestContext context, ListOffsetsRequest request, ErrorCode error) => new ListOffsetsResponse
    {
        Topics = request.Topics.ConvertAll(topic => new ListOffsetsResponse.TopicItem
        {
            Name = topic.Name,
            Partitions = topic.Partitions.ConvertAll(partition => Answer(partition.PartitionIndex, error)),
        }),
    };

    private static ListOffsetsResponse.PartitionItem Find(
        RequestContext context, Topic? topic, ListOffsetsRequest.PartitionItem asked, bool committed)
    {
        if (topic?.Find(asked.PartitionIndex) is not { } partition)
        {
            return Answer(asked.PartitionIndex, ErrorCode.UnknownTopicOrPartition);
        }

        if (partition.LeaderId != context.Node.Id)
        {
            return Answer(asked.PartitionIndex, ErrorCode.NotLeaderOrFollower);
        }

        if (partition.CheckEpoch(asked.CurrentLeaderEpoch) is var error and not ErrorCode.None)
        {
            return Answer(asked.PartitionIndex, error);
        }

        if (asked.Timestamp < 0 && context.Version < FirstVersionWith(asked.Timestamp))
        {
            return Answer(asked.PartitionIndex, ErrorCode.UnsupportedVersion);
        }

        return Find(partition, asked.Timestamp, committed ? partition.Log.LastStableOffset : partition.Log.EndOffset) is { } found
            ? Answer(partition.Index, ErrorCode.None, found)
            : Answer(partition.Index, ErrorCode.None);
    }

    private static TimedOffset? Find(Partition partition, long timestamp, long limit) => timestamp switch
    {
        Latest => new TimedOffset(limit, -1, partition.LeaderEpoch),
        Earliest or EarliestLocal => EarliestOf(partition),
        MaxTimestamp => Below(limit, partition.Log.FindMaxTimestamp()),
        LatestTiered or EarliestPendingUpload => null,
        _ => Below(limit, partition.Log.FindByTime(timestamp)),
    };

    private static TimedOffset? Below(long limit, TimedOffset? found) => found?.Offset < limit ? found : null;

    private static TimedOffset EarliestOf(Partition partition)
    {
        var start = partition.Log.StartOffset;
        return new TimedOffset(start, -1, partition.Log.EpochAt(start));
    }

    private static int FirstVersionWith(long timestamp) => timestamp switch
    {
        Latest or Earliest => 0,
        MaxTimestamp => 7,
        EarliestLocal => 8,
        LatestTiered => 9,
        EarliestPendingUpload => 11,
        _ => int.MaxValue,
    };

    private static ListOffsetsResponse.PartitionItem Answer(int partition, ErrorCode error, TimedOffset? found = null) => new()
    {
        PartitionIndex = partition,
        ErrorCode = error,
        Offset = found?.Offset ?? -1,
        Timestamp = found?.TimestampMs ?? -1,
        LeaderEpoch = found?.LeaderEpoch ?? -1,
    };
}
