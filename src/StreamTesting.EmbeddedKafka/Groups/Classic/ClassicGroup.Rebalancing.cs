namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>From one generation to the next: gather everyone, choose, hand out the leader's assignment.</content>
internal sealed partial class ClassicGroup
{
    public Task<SyncResult> Sync(SyncCommand sync)
    {
        if (Claim(new MemberClaim(sync.MemberId, sync.InstanceId, sync.Generation)) is var error and not GroupError.None)
        {
            return Task.FromResult(new SyncResult(error));
        }

        if ((sync.ProtocolType is { } type && type != ProtocolType) || (sync.ProtocolName is { } name && name != ProtocolName))
        {
            return Task.FromResult(new SyncResult(GroupError.InconsistentGroupProtocol));
        }

        var member = members[sync.MemberId];
        switch (State)
        {
            case GroupState.PreparingRebalance:
                return Task.FromResult(new SyncResult(GroupError.RebalanceInProgress));
            case GroupState.CompletingRebalance:
                pendingSync.Remove(member.Id);
                var answer = member.WaitForSync();
                if (member.Id == LeaderId)
                {
                    Distribute(sync.Assignments);
                }

                return answer;
            case GroupState.Stable:
                pendingSync.Remove(member.Id);
                Touch(member);
                return Task.FromResult(AssignmentOf(member));
            default:
                return Task.FromResult(new SyncResult(GroupError.UnknownMemberId));
        }
    }

    public override bool ForceRebalance()
    {
        if (order.Count == 0)
        {
            return false;
        }

        MaybePrepareRebalance();
        return true;
    }

    private void Distribute(IReadOnlyDictionary<string, byte[]> assignments)
    {
        foreach (var member in order)
        {
            member.Assignment = assignments.GetValueOrDefault(member.Id) ?? [];
        }

        (state, Rebalances) = (GroupState.Stable, Rebalances + 1);
        if (pendingSync.Count == 0)
        {
            syncDeadline = null;
        }

        foreach (var member in order.Where(member => member.AwaitingSync is not null))
        {
            Touch(member);
            member.AnswerSync(AssignmentOf(member));
        }
    }

    private SyncResult AssignmentOf(GroupMember member) =>
        new(GroupError.None) { Assignment = member.Assignment, ProtocolType = ProtocolType, ProtocolName = ProtocolName };

    private void MaybePrepareRebalance()
    {
        switch (State)
        {
            case GroupState.Empty:
                PrepareFirst();
                break;
            case GroupState.CompletingRebalance or GroupState.Stable:
                Prepare();
                break;
            case GroupState.PreparingRebalance when initialJoinLimit is { } limit:
                joinDeadline = Now + settings.InitialRebalanceDelay < limit ? Now + settings.InitialRebalanceDelay : limit;
                break;
            default:
                MaybeCompleteJoin();
                break;
        }
    }

    private void PrepareFirst()
    {
        state = GroupState.PreparingRebalance;
        if (settings.InitialRebalanceDelay <= TimeSpan.Zero)
        {
            CompleteJoin();
            return;
        }

        joinDeadline = Now + settings.InitialRebalanceDelay;
        initialJoinLimit = Now + order.Max(member => member.RebalanceTimeout);
    }

    private void Prepare()
    {
        if (State == GroupState.CompletingRebalance)
        {
            foreach (var member in order)
            {
                member.Assignment = [];
                member.AnswerSync(new SyncResult(GroupError.RebalanceInProgress));
            }
        }

        pendingSync.Clear();
        syncDeadline = null;
        state = GroupState.PreparingRebalance;
        Disturb();
        joinDeadline = Now + (order.Count == 0 ? TimeSpan.Zero : order.Max(member => member.RebalanceTimeout));
        MaybeCompleteJoin();
    }

    private void MaybeCompleteJoin()
    {
        if (State == GroupState.PreparingRebalance && initialJoinLimit is null && pendingMembers.Count == 0
            && order.TrueForAll(member => member.AwaitingJoin is not null))
        {
            CompleteJoin();
        }
    }

    private void CompleteJoinInTime(DateTimeOffset now)
    {
        if (State != GroupState.PreparingRebalance)
        {
            joinDeadline = null;
            return;
        }

        CompleteJoin();
        if (joinDeadline <= now)
        {
            joinDeadline = now + order.Max(member => member.RebalanceTimeout);
        }
    }

    private void CompleteJoin()
    {
        initialJoinLimit = null;
        foreach (var absent in order.Where(member => member.AwaitingJoin is null && member.InstanceId is null).ToList())
        {
            Remove(absent);
        }

        // Static members keep their place even when none of them came back: then the rebalance goes on waiting.
        if (order.Count > 0 && !ElectLeader())
        {
            return;
        }

        joinDeadline = null;
        Generation++;
        if (order.Count == 0)
        {
            (state, ProtocolName, LeaderId) = (GroupState.Empty, null, null);
            return;
        }

        ProtocolName = SelectProtocol();
        state = GroupState.CompletingRebalance;
        syncDeadline = Now + order.Max(member => member.RebalanceTimeout);
        foreach (var member in order)
        {
            pendingSync.Add(member.Id);
            member.IsNew = false;
            Touch(member);
            member.AnswerJoin(CurrentGeneration(member));
        }
    }

    private bool ElectLeader()
    {
        if (LeaderId is null || members[LeaderId].AwaitingJoin is null)
        {
            var next = order.Find(member => member.AwaitingJoin is not null);
            if (next is null)
            {
                return false;
            }

            LeaderId = next.Id;
        }

        return true;
    }

    private void ExpireSync()
    {
        syncDeadline = null;
        if (State is not (GroupState.CompletingRebalance or GroupState.Stable) || pendingSync.Count == 0)
        {
            return;
        }

        foreach (var memberId in pendingSync.ToList())
        {
            Remove(members[memberId]);
        }

        Prepare();
    }
}
