using System.Collections.Frozen;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Members come, are heard of, and are brought to their targets.</content>
internal sealed partial class ConsumerGroup
{
    private const int FirstEpoch = 1;

    public ConsumerHeartbeatResult Heartbeat(ConsumerHeartbeat beat)
    {
        if (isDead)
        {
            return new(GroupError.CoordinatorNotAvailable);
        }

        if (beat.Epoch is ConsumerHeartbeat.Leaves or ConsumerHeartbeat.LeavesForNow)
        {
            return Leave(beat);
        }

        if (beat.Epoch == ConsumerHeartbeat.Joins && members.Count >= configs.Settings.MaxSize && !members.ContainsKey(beat.MemberId))
        {
            return new(GroupError.GroupMaxSizeReached, $"The consumer group has reached its maximum capacity of {configs.Settings.MaxSize} members.");
        }

        var (member, refusal) = beat.InstanceId is null ? FindDynamic(beat) : FindStatic(beat, beat.InstanceId);
        return member is null ? refusal! : Answer(member, beat);
    }

    private (ConsumerMember? Member, ConsumerHeartbeatResult? Refusal) FindDynamic(ConsumerHeartbeat beat)
    {
        if (!members.TryGetValue(beat.MemberId, out var member))
        {
            return beat.Epoch == ConsumerHeartbeat.Joins ? (NewMember(beat.MemberId), null) : (null, Unknown(beat.MemberId));
        }

        return Fence(member, beat) is { } refusal ? (null, refusal) : (member, null);
    }

    private (ConsumerMember? Member, ConsumerHeartbeatResult? Refusal) FindStatic(ConsumerHeartbeat beat, string instanceId)
    {
        var known = staticMembers.TryGetValue(instanceId, out var knownId) ? members[knownId] : null;
        if (beat.Epoch != ConsumerHeartbeat.Joins)
        {
            return StaticRefusal(known, beat, instanceId) is { } refusal ? (null, refusal) : Fence(known!, beat) is { } fenced ? (null, fenced) : (known, null);
        }

        if (known is null)
        {
            return (NewMember(beat.MemberId), null);
        }

        if (known.Epoch != ConsumerHeartbeat.LeavesForNow && known.Classic is null)
        {
            return (null, new(
                GroupError.UnreleasedInstanceId,
                $"Static member {beat.MemberId} with instance id {instanceId} cannot join the group because the instance id is owned by {known.Id} member."));
        }

        return (TakePlaceOf(known, beat.MemberId), null);
    }

    // The member that was away comes back under a new id, with the target and the partitions it had.
    private ConsumerMember TakePlaceOf(ConsumerMember known, string memberId)
    {
        var target = TargetOf(known.Id);
        Forget(known);
        var member = known with { Id = memberId, Epoch = 0, PreviousEpoch = 0 };
        targets[memberId] = target;
        Store(member);
        return member;
    }

    private ConsumerHeartbeatResult Answer(ConsumerMember member, ConsumerHeartbeat beat)
    {
        var updated = member with
        {
            InstanceId = beat.InstanceId ?? member.InstanceId,
            RackId = beat.RackId ?? member.RackId,
            RebalanceTimeout = beat.RebalanceTimeout ?? member.RebalanceTimeout,
            Assignor = beat.Assignor ?? member.Assignor,
            SubscribedNames = beat.SubscribedNames?.ToFrozenSet() ?? member.SubscribedNames,
            SubscribedPattern = beat.SubscribedPattern ?? member.SubscribedPattern,
            ClientId = beat.ClientId,
            ClientHost = beat.ClientHost,
            SessionDeadline = Now + configs.SessionTimeoutOf(Id),
            Classic = null,
        };
        var reconciled = Advance(member, updated, beat.Owned);
        var tells = beat.Epoch == ConsumerHeartbeat.Joins || beat.IsFull || reconciled.IsUntold || !HasSameAssignment(member, reconciled);
        Store(reconciled with { IsUntold = false });
        return new(GroupError.None)
        {
            MemberId = reconciled.Id,
            Epoch = reconciled.Epoch,
            Interval = configs.HeartbeatIntervalOf(Id),
            Assignment = tells ? [.. reconciled.Assigned.Keys.Order()] : null,
        };
    }

    /// <summary>Takes in what has changed with a member, makes a new target where that or something else asks for one, and brings the member nearer to it.</summary>
    private ConsumerMember Advance(ConsumerMember member, ConsumerMember updated, IReadOnlyCollection<TopicIdPartition>? owned)
    {
        var hasChanged = !updated.SubscribedNames.SetEquals(member.SubscribedNames) || updated.SubscribedPattern != member.SubscribedPattern;
        Store(updated);
        RefreshTopicsAndEpoch(hasChanged);
        if (GroupEpoch > AssignmentEpoch)
        {
            UpdateTarget();
        }

        return Reconcile(updated, hasChanged, owned);
    }

    private ConsumerMember Reconcile(ConsumerMember member, bool hasSubscriptionChanged, IReadOnlyCollection<TopicIdPartition>? owned)
    {
        if (!hasSubscriptionChanged && member.IsReconciledTo(AssignmentEpoch))
        {
            return member;
        }

        var next = new Reconciliation
        {
            TargetEpoch = AssignmentEpoch,
            Target = TargetOf(member.Id),
            Subscribed = SubscribedIds(member),
            HasSubscriptionChanged = hasSubscriptionChanged,
            Owned = owned,
            IsHeldByAnother = partition => holders.TryGetValue(partition, out var holder) && holder != member.Id,
        }.Step(member);
        return ReferenceEquals(next, member) ? member
            : next.State == MemberState.UnrevokedPartitions && next.Classic is null ? WithRevocationDeadline(next)
            : next with { RevocationDeadline = null };
    }

    private ConsumerMember WithRevocationDeadline(ConsumerMember member) => member with { RevocationDeadline = Now + member.RebalanceTimeout };

    private static bool HasSameAssignment(ConsumerMember left, ConsumerMember right) =>
        left.Assigned.Count == right.Assigned.Count && left.Assigned.Keys.All(right.Assigned.ContainsKey);

    private static ConsumerMember NewMember(string memberId) => new() { Id = memberId };
}
