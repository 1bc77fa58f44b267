using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A member of the consumer protocol by single heartbeats; it says what it has only where a test says so, as clients do when it has changed.</summary>
internal sealed class RawMember(RawClient client, string group, string? instance = null)
{
    public string Id { get; set; } = Guid.NewGuid().ToString();

    public int Epoch { get; set; }

    /// <summary>What the last answer with an assignment told.</summary>
    public IReadOnlyList<(Guid Topic, int Partition)> Assignment { get; private set; } = [];

    public IEnumerable<int> Partitions => Assignment.Select(one => one.Partition).Order();

    public ConsumerGroupHeartbeatResponse Last { get; private set; } = new();

    public Task<ErrorCode> JoinAsync(params string[] topics) => JoinAsync(topics, null);

    public Task<ErrorCode> JoinAsync(string[]? topics, string? regex = null, string? assignor = null, int rebalanceTimeoutMs = 60_000, string? rack = null) =>
        SendAsync(new ConsumerGroupHeartbeatRequest
        {
            MemberEpoch = 0,
            RebalanceTimeoutMs = rebalanceTimeoutMs,
            SubscribedTopicNames = topics?.ToList(),
            SubscribedTopicRegex = regex,
            ServerAssignor = assignor,
            RackId = rack,
            TopicPartitions = [],
        });

    /// <summary>Lives on; says nothing else.</summary>
    public Task<ErrorCode> BeatAsync() => SendAsync(new ConsumerGroupHeartbeatRequest { MemberEpoch = Epoch, RebalanceTimeoutMs = -1 });

    /// <summary>Says that it has exactly what it was told to have.</summary>
    public Task<ErrorCode> AcknowledgeAsync() => OwningAsync(Assignment);

    public Task<ErrorCode> OwningAsync(IEnumerable<(Guid Topic, int Partition)> owned) =>
        SendAsync(new ConsumerGroupHeartbeatRequest { MemberEpoch = Epoch, RebalanceTimeoutMs = -1, TopicPartitions = Items(owned) });

    public Task<ErrorCode> SubscribeAsync(string[]? topics = null, string? regex = null) =>
        SendAsync(new ConsumerGroupHeartbeatRequest { MemberEpoch = Epoch, RebalanceTimeoutMs = -1, SubscribedTopicNames = topics?.ToList(), SubscribedTopicRegex = regex });

    public Task<ErrorCode> LeaveAsync(int epoch = -1) => SendAsync(new ConsumerGroupHeartbeatRequest { MemberEpoch = epoch, RebalanceTimeoutMs = -1 });

    public async Task<ErrorCode> SendAsync(ConsumerGroupHeartbeatRequest request, short version = 1)
    {
        (request.GroupId, request.MemberId, request.InstanceId) = (group, Id, instance);
        Last = await client.AskAsync<ConsumerGroupHeartbeatResponse>(ApiKey.ConsumerGroupHeartbeat, version, request);
        if (Last.ErrorCode == ErrorCode.None)
        {
            (Id, Epoch) = (Last.MemberId ?? Id, Last.MemberEpoch);
            Assignment = Last.Assignment is { } told
                ? told.TopicPartitions.SelectMany(topic => topic.Partitions.Select(partition => (topic.TopicId, partition))).ToList()
                : Assignment;
        }

        return Last.ErrorCode;
    }

    public static List<ConsumerGroupHeartbeatRequest.TopicPartitionItem> Items(IEnumerable<(Guid Topic, int Partition)> owned) =>
    [
        .. owned.GroupBy(one => one.Topic).Select(topic => new ConsumerGroupHeartbeatRequest.TopicPartitionItem
        {
            TopicId = topic.Key, Partitions = [.. topic.Select(one => one.Partition)],
        }),
    ];
}
