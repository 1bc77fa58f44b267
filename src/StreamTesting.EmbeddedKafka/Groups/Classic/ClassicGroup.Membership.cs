namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Members are heard of, and go.</content>
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

    public override bool ExpireSession(string? memberId)
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
