namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Members come: new ones, known ones and static ones under a new id.</content>
internal sealed partial class ClassicGroup
{
    public Task<JoinResult> Join(JoinCommand join)
    {
        if (State == GroupState.Dead)
        {
            return Refuse(GroupError.CoordinatorNotAvailable, join.MemberId);
        }

        if (join.SessionTimeout < settings.MinSessionTimeout || join.SessionTimeout > settings.MaxSessionTimeout)
        {
            return Refuse(GroupError.InvalidSessionTimeout, join.MemberId);
        }

        if (!Supports(join))
        {
            return Refuse(GroupError.InconsistentGroupProtocol, join.MemberId);
        }

        return join.MemberId.Length == 0 ? JoinAsNew(join) : JoinAsKnown(join);
    }

    private Task<JoinResult> JoinAsNew(JoinCommand join)
    {
        if (join.InstanceId is { } instanceId)
        {
            var newId = $"{instanceId}-{newSuffix()}";
            return staticMembers.TryGetValue(instanceId, out var oldId) ? ReplaceStatic(members[oldId], newId, join) : Add(newId, join);
        }

        if (order.Count + pendingMembers.Count >= settings.MaxSize)
        {
            return Refuse(GroupError.GroupMaxSizeReached, "");
        }

        var memberId = $"{join.ClientId}-{newSuffix()}";
        if (!join.RequireKnownMemberId)
        {
            return Add(memberId, join);
        }

        pendingMembers[memberId] = Now + join.SessionTimeout;
        return Refuse(GroupError.MemberIdRequired, memberId);
    }

    private Task<JoinResult> JoinAsKnown(JoinCommand join)
    {
        if (pendingMembers.ContainsKey(join.MemberId))
        {
            return join.InstanceId is null ? Add(join.MemberId, join) : Refuse(GroupError.UnknownMemberId, join.MemberId);
        }

        if (Validate(join.MemberId, join.InstanceId) is var error and not GroupError.None)
        {
            return Refuse(error, join.MemberId);
        }

        var member = members[join.MemberId];
        var unchanged = member.Matches(join.Protocols);
        return State switch
        {
            GroupState.CompletingRebalance when unchanged => Task.FromResult(CurrentGeneration(member)),
            GroupState.Stable when unchanged && member.Id != LeaderId => Task.FromResult(CurrentGeneration(member)),
            GroupState.Empty => Refuse(GroupError.UnknownMemberId, join.MemberId),
            _ => Rejoin(member, join),
        };
    }

    private Task<JoinResult> Add(string memberId, JoinCommand join)
    {
        var member = new GroupMember(memberId, join) { Deadline = Now + settings.NewMemberJoinTimeout };
        pendingMembers.Remove(memberId);
        if (order.Count == 0)
        {
            protocolType = join.ProtocolType;
        }

        Enlist(member);
        var answer = member.WaitForJoin();
        MaybePrepareRebalance();
        return answer;
    }

    private Task<JoinResult> Rejoin(GroupMember member, JoinCommand join)
    {
        member.Update(join);
        Touch(member);
        var answer = member.WaitForJoin();
        MaybePrepareRebalance();
        return answer;
    }

    private Task<JoinResult> ReplaceStatic(GroupMember old, string newId, JoinCommand join)
    {
        var oldLeader = LeaderId;
        var oldMetadata = old.MetadataOf(ProtocolName);
        old.AnswerJoin(new JoinResult(GroupError.FencedInstanceId, old.Id));
        old.AnswerSync(new SyncResult(GroupError.FencedInstanceId));
        Disturb();
        var position = order.IndexOf(old);
        members.Remove(old.Id);
        pendingSync.Remove(old.Id);
        var member = new GroupMember(newId, join) { Assignment = old.Assignment, IsNew = old.IsNew };
        Touch(member);
        (members[newId], order[position], staticMembers[join.InstanceId!]) = (member, member, newId);
        if (oldLeader == old.Id)
        {
            LeaderId = newId;
        }

        if (State != GroupState.Stable || SelectProtocol() != ProtocolName || !member.MetadataOf(ProtocolName).AsSpan().SequenceEqual(oldMetadata))
        {
            var answer = member.WaitForJoin();
            MaybePrepareRebalance();
            return answer;
        }

        member.IsNew = false;
        var isLeader = join.CanSkipAssignment && LeaderId == newId;
        return Task.FromResult(CurrentGeneration(member) with
        {
            LeaderId = join.CanSkipAssignment ? LeaderId! : oldLeader!,
            SkipAssignment = isLeader,
            Members = isLeader ? MemberList() : [],
        });
    }

    private void Enlist(GroupMember member)
    {
        members.Add(member.Id, member);
        order.Add(member);
        LeaderId ??= member.Id;
        if (member.InstanceId is { } instanceId)
        {
            staticMembers[instanceId] = member.Id;
        }
    }

    private bool Supports(JoinCommand join) =>
        join.ProtocolType.Length > 0 && join.Protocols.Count > 0
        && (order.Count == 0 || (join.ProtocolType == ProtocolType && join.Protocols.Any(protocol => IsSupportedByAll(protocol.Name))));

    private bool IsSupportedByAll(string protocol) => order.TrueForAll(member => member.Protocols.Any(candidate => candidate.Name == protocol));

    private string SelectProtocol() =>
        order.Select(member => member.Protocols.First(protocol => IsSupportedByAll(protocol.Name)).Name)
            .GroupBy(name => name)
            .MaxBy(votes => votes.Count())!.Key;

    private JoinResult CurrentGeneration(GroupMember member) => new(GroupError.None, member.Id)
    {
        Generation = Generation,
        ProtocolType = ProtocolType,
        ProtocolName = ProtocolName,
        LeaderId = LeaderId ?? "",
        Members = member.Id == LeaderId ? MemberList() : [],
    };

    private List<JoinedMember> MemberList() =>
        order.ConvertAll(member => new JoinedMember(member.Id, member.InstanceId, member.MetadataOf(ProtocolName)));

    private static Task<JoinResult> Refuse(GroupError error, string memberId) => Task.FromResult(new JoinResult(error, memberId));
}
