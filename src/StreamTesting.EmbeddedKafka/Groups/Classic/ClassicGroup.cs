namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// A group of the classic protocol: members join and synchronise, one of them assigns. The rules are those of Kafka (KIP-62, 134, 345,
/// 394, 429, 814).
/// </summary>
internal sealed partial class ClassicGroup(string id, GroupOffsets offsets, GroupSettings settings, TimeProvider time, Func<string> newSuffix)
    : Group(id, offsets)
{
    private readonly Dictionary<string, GroupMember> members = [];
    private readonly List<GroupMember> order = [];
    private readonly Dictionary<string, string> staticMembers = [];
    private readonly Dictionary<string, DateTimeOffset> pendingMembers = [];
    private readonly HashSet<string> pendingSync = [];
    private DateTimeOffset? joinDeadline;
    private DateTimeOffset? initialJoinLimit;
    private DateTimeOffset? syncDeadline;
    private GroupState state = GroupState.Empty;
    private string? protocolType;
    private TaskCompletionSource disturbed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override GroupKind Kind => GroupKind.Classic;

    public override GroupState State => state;

    public int Generation { get; private set; }

    public override string? ProtocolType => protocolType;

    public string? ProtocolName { get; private set; }

    public string? LeaderId { get; private set; }

    /// <summary>How many generations have been completed; for tests that ask how often the group rebalanced.</summary>
    public int Rebalances { get; private set; }

    /// <summary>Completes when the next heartbeat of some member will be answered otherwise than now.</summary>
    public Task Disturbed => disturbed.Task;

    public IReadOnlyList<GroupMember> Members => order;

    public override int MemberCount => order.Count;

    /// <summary>When <see cref="Expire"/> has something to do next; null when nothing is waited for.</summary>
    public override DateTimeOffset? NextDeadline
    {
        get
        {
            var next = Earlier(joinDeadline, syncDeadline);
            foreach (var member in order)
            {
                next = Earlier(next, member.Deadline);
            }

            foreach (var deadline in pendingMembers.Values)
            {
                next = Earlier(next, deadline);
            }

            return next;
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Removes who has not been heard of in time, and ends a rebalance whose time is up.</summary>
    public override void Expire()
    {
        var now = Now;
        foreach (var (memberId, _) in pendingMembers.Where(pending => pending.Value <= now).ToList())
        {
            pendingMembers.Remove(memberId);
            MaybeCompleteJoin();
        }

        foreach (var member in order.Where(member => member.Deadline <= now).ToList())
        {
            if (member.IsWaiting && !member.IsNew)
            {
                member.Deadline = now + member.SessionTimeout;
            }
            else if (members.ContainsKey(member.Id))
            {
                RemoveAndRebalance(member);
            }
        }

        if (joinDeadline <= now)
        {
            CompleteJoinInTime(now);
        }

        if (syncDeadline <= now)
        {
            ExpireSync();
        }
    }

    /// <summary>Empties the group for good: everyone who waits is told to look for another coordinator.</summary>
    public override void Kill()
    {
        foreach (var member in order.ToList())
        {
            member.AnswerJoin(new JoinResult(GroupError.CoordinatorNotAvailable, member.Id));
            member.AnswerSync(new SyncResult(GroupError.CoordinatorNotAvailable));
        }

        (state, joinDeadline, syncDeadline, LeaderId) = (GroupState.Dead, null, null, null);
        Disturb();
        members.Clear();
        order.Clear();
        staticMembers.Clear();
        pendingMembers.Clear();
        pendingSync.Clear();
    }

    public override void Resign()
    {
        foreach (var member in order)
        {
            member.AnswerJoin(new JoinResult(GroupError.NotCoordinator, member.Id));
            member.AnswerSync(new SyncResult(GroupError.NotCoordinator));
        }

        Disturb();
    }

    /// <summary>Tells everyone who waits to join again: the group goes over to the other protocol.</summary>
    public void Abandon()
    {
        foreach (var member in order)
        {
            member.AnswerJoin(new JoinResult(GroupError.RebalanceInProgress, member.Id));
            member.AnswerSync(new SyncResult(GroupError.RebalanceInProgress));
        }

        Disturb();
    }

    /// <summary>Takes in the members that a group of the consumer protocol ends with, at its epoch, and lets them join anew.</summary>
    public ClassicGroup Adopt(int generation, IEnumerable<(JoinCommand Join, byte[] Assignment)> adopted)
    {
        foreach (var (join, assignment) in adopted)
        {
            protocolType = join.ProtocolType;
            var member = new GroupMember(join.MemberId, join) { Assignment = assignment, IsNew = false };
            Touch(member);
            Enlist(member);
        }

        (Generation, ProtocolName, state) = (generation, SelectProtocol(), GroupState.Stable);
        Prepare();
        return this;
    }

    private GroupError Validate(string memberId, string? instanceId)
    {
        if (State == GroupState.Dead)
        {
            return GroupError.CoordinatorNotAvailable;
        }

        if (instanceId is not null)
        {
            if (!staticMembers.TryGetValue(instanceId, out var known))
            {
                return GroupError.UnknownMemberId;
            }

            if (known != memberId)
            {
                return GroupError.FencedInstanceId;
            }
        }

        return members.ContainsKey(memberId) ? GroupError.None : GroupError.UnknownMemberId;
    }

    private void Disturb()
    {
        disturbed.TrySetResult();
        disturbed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private void Touch(GroupMember member) => member.Deadline = Now + member.SessionTimeout;

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) =>
        left is null ? right : right is null ? left : left < right ? left : right;
}
