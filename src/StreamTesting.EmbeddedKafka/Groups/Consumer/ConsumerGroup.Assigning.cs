using System.Collections.Frozen;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>What has to be assigned, and who is to have it.</content>
internal sealed partial class ConsumerGroup
{
    private readonly Dictionary<string, IReadOnlySet<string>> matches = [];
    private readonly Dictionary<string, IReadOnlySet<TopicIdPartition>> targets = [];
    private IReadOnlyDictionary<string, GroupTopic> known = FrozenDictionary<string, GroupTopic>.Empty;
    private long knownVersion = -1;

    /// <summary>Counts up whenever members, subscriptions or topics change.</summary>
    public int GroupEpoch { get; private set; } = FirstEpoch;

    /// <summary>The group epoch that the target was made for.</summary>
    public int AssignmentEpoch { get; private set; } = FirstEpoch;

    public string Assignor => Preferred().Name;

    /// <summary>What a member is to have in the end.</summary>
    public IReadOnlySet<TopicIdPartition> TargetOf(string memberId) => targets.GetValueOrDefault(memberId) ?? FrozenSet<TopicIdPartition>.Empty;

    /// <summary>The name of a topic that members have partitions of; null where it is gone.</summary>
    public string? NameOf(Guid topicId) => topics.NameOf(topicId);

    private static bool IsSubscribed(ConsumerMember member, IReadOnlyDictionary<string, IReadOnlySet<string>> matches, string topic) =>
        member.SubscribedNames.Contains(topic)
        || (matches.TryGetValue(member.SubscribedPattern, out var matched) && matched.Contains(topic));

    /// <summary>Looks at the topics anew; a difference in those that members subscribe to begins a new group epoch.</summary>
    private void RefreshTopics()
    {
        var version = topics.Version;
        matches.Clear();
        foreach (var pattern in members.Values.Select(member => member.SubscribedPattern).Where(pattern => pattern.Length > 0).Distinct())
        {
            matches[pattern] = TopicPattern.Parse(pattern, out _) is { } regex ? topics.Names.Where(name => regex.IsMatch(name)).ToFrozenSet() : FrozenSet<string>.Empty;
        }

        known = members.Values.SelectMany(member => member.SubscribedNames).Concat(matches.Values.SelectMany(names => names)).Distinct()
            .Select(topics.Find).OfType<GroupTopic>().ToFrozenDictionary(topic => topic.Name);
        knownVersion = version;
    }

    private void RefreshTopicsAndEpoch(bool hasSubscriptionChanged)
    {
        if (!hasSubscriptionChanged && topics.Version == knownVersion)
        {
            return;
        }

        var before = known;
        RefreshTopics();
        if (hasSubscriptionChanged || before.Count != known.Count || before.Values.Any(topic => known.GetValueOrDefault(topic.Name) != topic))
        {
            GroupEpoch++;
        }
    }

    private FrozenSet<Guid> SubscribedIds(ConsumerMember member) =>
        known.Values.Where(topic => IsSubscribed(member, matches, topic.Name)).Select(topic => topic.Id).ToFrozenSet();

    private void UpdateTarget()
    {
        var problem = new AssignmentProblem(
            [.. members.Values.Select(member => new AssignedMember(member.Id, member.InstanceId, SubscribedIds(member), Existing(TargetOf(member.Id))))],
            known.Values.ToDictionary(topic => topic.Id, topic => topic.Partitions));
        targets.Clear();
        foreach (var (memberId, target) in Preferred().Assign(problem))
        {
            targets[memberId] = target;
        }

        AssignmentEpoch = GroupEpoch;
    }

    private FrozenSet<TopicIdPartition> Existing(IReadOnlySet<TopicIdPartition> partitions)
    {
        var counts = known.Values.ToDictionary(topic => topic.Id, topic => topic.Partitions);
        return partitions.Where(partition => partition.Partition < counts.GetValueOrDefault(partition.Topic)).ToFrozenSet();
    }

    // The one that most members ask for.
    private IPartitionAssignor Preferred() =>
        members.Values.Select(member => member.Assignor).OfType<string>().GroupBy(name => name).MaxBy(votes => votes.Count()) is { } most
            && PartitionAssignors.Find(most.Key) is { } assignor ? assignor : PartitionAssignors.Default;
}
