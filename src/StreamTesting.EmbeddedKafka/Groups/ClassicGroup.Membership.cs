namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Members are heard of, commit, and go.</content>
internal sealed partial class ClassicGroup
{
    public GroupError Heartbeat(MemberClaim claim)
    {
        if (Claim(claim) is var error and not GroupError.None)
        {
            return error;
        }

        Touch(members[claim.MemberId]);
        return State == GroupState.PreparingRebalance ? GroupError.RebalanceInProgress : GroupError.None;
    }

    /// <summary>A heartbeat, and what a client that can wait for its answer may wait for: a disturbance, for a part of its session.</summary>
    public (GroupError Error, Task Disturbed, TimeSpan Patience) HeartbeatToHold(MemberClaim claim)
    {
        var error = Heartbeat(claim);
        var patience = error == GroupError.None ? members[claim.MemberId].SessionTimeout / 4 : TimeSpan.Zero;
        return (error, Disturbed, patience < settings.MaxHeartbeatHold ? patience : settings.MaxHeartbeatHold);
    }

    public GroupError Leave(string memberId, string? instanceId)
    {
        if (State == GroupState.Dead)
        {
            return GroupError.UnknownMemberId;
        }

        if (instanceId is null && pendingMembers.Remove(memberId))
        {
            MaybeCompleteJoin();
            return GroupError.None;
        }

        if (instanceId is not null && memberId.Length == 0)
        {
            if (!staticMembers.TryGetValue(instanceId, out var known))
            {
                return GroupError.UnknownMemberId;
            }

            memberId = known;
        }

        if (Validate(memberId, instanceId) is var error and not GroupError.None)
        {
            return error;
        }

        RemoveAndRebalance(members[memberId]);
        return GroupError.None;
    }

    /// <summary>Removes a member, or all of them, as if nothing had been heard of them in time.</summary>
    public bool ExpireSession(string? memberId)
    {
        var expired = order.Where(member => memberId is null || member.Id == memberId).ToList();
        expired.ForEach(member =>
        {
            if (members.ContainsKey(member.Id))
            {
                RemoveAndRebalance(member);
            }
        });
        return expired.Count > 0;
    }

    /// <summary>Whether this caller may commit offsets now. A negative generation without a member is a "simple" consumer.</summary>
    public GroupError MayCommit(MemberClaim claim)
    {
        if (State == GroupState.Dead)
        {
            return GroupError.CoordinatorNotAvailable;
        }

        if (claim.Generation < 0 && State == GroupState.Empty)
        {
            return GroupError.None;
        }

        if (claim.Generation < 0 && claim.MemberId.Length == 0 && claim.InstanceId is null)
        {
            return GroupError.UnknownMemberId;
        }

        if (Validate(claim.MemberId, claim.InstanceId) is var error and not GroupError.None)
        {
            return error;
        }

        if (claim.Generation != Generation)
        {
            return GroupError.IllegalGeneration;
        }

        if (State == GroupState.CompletingRebalance)
        {
            return GroupError.RebalanceInProgress;
        }

        Touch(members[claim.MemberId]);
        return GroupError.None;
    }

    /// <summary>Whether a producer may commit offsets for this group. Older producers do not say for which member they speak.</summary>
    public GroupError MayCommitInTransaction(MemberClaim claim)
    {
        if (State == GroupState.Dead)
        {
            return GroupError.CoordinatorNotAvailable;
        }

        var speaksForNobody = claim.Generation < 0 && claim.MemberId.Length == 0 && claim.InstanceId is null;
        return speaksForNobody || (claim.Generation < 0 && State == GroupState.Empty) ? GroupError.None : Claim(claim);
    }

    private GroupError Claim(MemberClaim claim)
    {
        if (Validate(claim.MemberId, claim.InstanceId) is var error and not GroupError.None)
        {
            return error;
        }

        return claim.Generation == Generation ? GroupError.None : GroupError.IllegalGeneration;
    }

    private void RemoveAndRebalance(GroupMember member)
    {
        Remove(member);
        if (State is GroupState.Stable or GroupState.CompletingRebalance)
        {
            Prepare();
        }
        else
        {
            MaybeCompleteJoin();
        }
    }

    private void Remove(GroupMember member)
    {
        Disturb();
        members.Remove(member.Id);
        order.Remove(member);
        pendingSync.Remove(member.Id);
        if (member.InstanceId is { } instanceId && staticMembers.GetValueOrDefault(instanceId) == member.Id)
        {
            staticMembers.Remove(instanceId);
        }

        if (LeaderId == member.Id)
        {
            LeaderId = order.Count == 0 ? null : order[0].Id;
        }

        member.AnswerJoin(new JoinResult(GroupError.UnknownMemberId, member.Id));
        member.AnswerSync(new SyncResult(GroupError.UnknownMemberId));
    }
}
