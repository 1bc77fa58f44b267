namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// A group of the consumer protocol (KIP-848): the coordinator assigns, and each member is brought to its target by its heartbeats, step by
/// step. The group epoch counts the changes of what has to be assigned, the assignment epoch is that of the target, the members follow.
/// </summary>
internal sealed partial class ConsumerGroup(string id, GroupOffsets offsets, GroupConfigs configs, IGroupTopics topics, TimeProvider time, Func<string> newSuffix)
    : Group(id, offsets)
{
    private readonly Dictionary<string, ConsumerMember> members = [];
    private readonly Dictionary<string, string> staticMembers = [];
    private readonly Dictionary<TopicIdPartition, string> holders = [];
    private bool isDead;

    public override GroupKind Kind => GroupKind.Consumer;

    public override string ProtocolType => ConsumerSubscription.ProtocolType;

    public override GroupState State => isDead ? GroupState.Dead
        : members.Count == 0 ? GroupState.Empty
        : GroupEpoch > AssignmentEpoch ? GroupState.Assigning
        : members.Values.All(member => member.IsReconciledTo(AssignmentEpoch)) ? GroupState.Stable
        : GroupState.Reconciling;

    public override int MemberCount => members.Count;

    public IReadOnlyCollection<ConsumerMember> Members => members.Values;

    public override DateTimeOffset? NextDeadline
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (var member in members.Values)
            {
                next = next is null || member.Deadline < next ? member.Deadline : next;
            }

            return next;
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Removes who has not been heard of in time, or has not given up its partitions or joined again in time.</summary>
    public override void Expire()
    {
        var now = Now;
        Remove(members.Values.Where(member => member.Deadline <= now));
    }

    public override void Kill()
    {
        isDead = true;
        members.Clear();
        staticMembers.Clear();
        holders.Clear();
    }

    // Nobody waits: each heartbeat is answered at once.
    public override void Resign()
    {
    }

    public override bool ExpireSession(string? memberId) =>
        Remove(members.Values.Where(member => memberId is null || member.Id == memberId)) > 0;

    /// <summary>Takes all partitions from all members and gives them back: in a new epoch, as each of them says that it has let go.</summary>
    public override bool ForceRebalance()
    {
        if (members.Count == 0)
        {
            return false;
        }

        GroupEpoch++;
        UpdateTarget();
        foreach (var member in members.Values.Where(member => member.Epoch > 0).ToList())
        {
            var forced = member with
            {
                State = MemberState.UnrevokedPartitions,
                Assigned = new Dictionary<TopicIdPartition, int>(),
                Revoking = member.Assigned.Concat(member.Revoking).ToDictionary(),
                IsUntold = true,
            };
            Store(forced.Classic is null ? WithRevocationDeadline(forced) : forced);
        }

        return true;
    }

    /// <summary>Puts a member in the place of the one of the same id, with what it holds.</summary>
    private void Store(ConsumerMember member)
    {
        Release(member.Id);
        members[member.Id] = member;
        foreach (var partition in member.Held)
        {
            holders[partition] = member.Id;
        }

        if (member.InstanceId is { } instanceId)
        {
            staticMembers[instanceId] = member.Id;
        }
    }

    private void Forget(ConsumerMember member)
    {
        Release(member.Id);
        members.Remove(member.Id);
        targets.Remove(member.Id);
        if (member.InstanceId is { } instanceId && staticMembers.GetValueOrDefault(instanceId) == member.Id)
        {
            staticMembers.Remove(instanceId);
        }
    }

    private void Release(string memberId)
    {
        if (members.TryGetValue(memberId, out var known))
        {
            foreach (var partition in known.Held)
            {
                holders.Remove(partition);
            }
        }
    }

    private int Remove(IEnumerable<ConsumerMember> gone)
    {
        var removed = gone.ToList();
        removed.ForEach(Forget);
        if (removed.Count > 0)
        {
            RefreshTopics();
            GroupEpoch++;
        }

        return removed.Count;
    }
}
