using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

/// <summary>Drives one group of the consumer protocol as its members would, on a clock that the test moves.</summary>
internal sealed class ConsumerGroupDriver : IDisposable
{
    public const string Id = "group";

    private int ids;
    private readonly Dictionary<string, (int Epoch, IReadOnlyCollection<TopicIdPartition> Assignment)> members = [];

    public ConsumerGroupDriver(GroupSettings? settings = null)
    {
        Coordinator = new GroupCoordinator(settings ?? GroupSettings.Default, Topics, Time, () => $"m{++ids}");
        Topic = Topics.Set("t", 2);
    }

    public ManualTime Time { get; } = new();

    public TestTopics Topics { get; } = new();

    /// <summary>The id of the topic "t", which has two partitions.</summary>
    public Guid Topic { get; }

    public GroupCoordinator Coordinator { get; }

    public GroupState State => Read(group => (object)group.State) is GroupState state ? state : GroupState.Dead;

    public T? Read<T>(Func<ConsumerGroup, T> read)
        where T : class => Coordinator.Read(Id, group => group is ConsumerGroup consumer ? read(consumer) : null!);

    public ConsumerMember? Member(string id) => Read(group => group.Members.FirstOrDefault(member => member.Id == id)!);

    public int Epoch(string id) => members[id].Epoch;

    public IEnumerable<int> Partitions(string id) => members[id].Assignment.Select(partition => partition.Partition).Order();

    public ConsumerHeartbeatResult Join(string id, string? instance = null, TimeSpan? rebalance = null, string? assignor = null, params string[] topics) => Send(new ConsumerHeartbeat
    {
        MemberId = id,
        InstanceId = instance,
        Epoch = ConsumerHeartbeat.Joins,
        RebalanceTimeout = rebalance ?? TimeSpan.FromSeconds(60),
        SubscribedNames = topics.Length == 0 ? ["t"] : topics,
        Assignor = assignor,
        Owned = [],
    });

    /// <summary>A heartbeat that says that the member has what it was told to have; or nothing of what it has.</summary>
    public ConsumerHeartbeatResult Beat(string id, bool saysOwned = true, string? instance = null) => Send(new ConsumerHeartbeat
    {
        MemberId = id, InstanceId = instance, Epoch = members[id].Epoch, Owned = saysOwned ? members[id].Assignment : null,
    });

    public ConsumerHeartbeatResult Leave(string id, string? instance = null, bool forNow = false) => Coordinator.Heartbeat(Id, new ConsumerHeartbeat
    {
        MemberId = id, InstanceId = instance, Epoch = forNow ? ConsumerHeartbeat.LeavesForNow : ConsumerHeartbeat.Leaves,
    });

    /// <summary>Two members with a partition each.</summary>
    public void TwoMembers(string? firstInstance = null)
    {
        Join("a", firstInstance);
        Join("b");
        Beat("a", instance: firstInstance);
        Beat("a", instance: firstInstance);
        Beat("b");
        State.ShouldBe(GroupState.Stable);
    }

    public void Dispose() => Coordinator.Dispose();

    private ConsumerHeartbeatResult Send(ConsumerHeartbeat beat)
    {
        var result = Coordinator.Heartbeat(Id, beat);
        if (result.Error == GroupError.None)
        {
            members[beat.MemberId] = (result.Epoch, result.Assignment ?? members.GetValueOrDefault(beat.MemberId).Assignment ?? []);
        }

        return result;
    }
}
