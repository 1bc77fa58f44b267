using System.Collections.Frozen;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>
/// Members of the classic protocol in a group of the consumer protocol, while a group goes over from the one to the other: each join is answered
/// at once, with the member's epoch for a generation; whenever there is something new for it, its heartbeat says that it has to join again.
/// </content>
internal sealed partial class ConsumerGroup
{
    /// <summary>Whether it has become a group of the classic protocol: there are members, and none speaks the consumer protocol.</summary>
    public bool IsClassicAltogether => members.Count > 0 && members.Values.All(member => member.Classic is not null);

    /// <summary>Takes in the members of a classic group, at its generation, with what they were assigned; false where what they told cannot be read.</summary>
    public bool Adopt(ClassicGroup classic)
    {
        var adopted = new List<ConsumerMember>();
        foreach (var member in classic.Members)
        {
            if (ConsumerProtocolBytes.ReadSubscription(member.Protocols.FirstOrDefault().Metadata) is not { } subscription)
            {
                return false;
            }

            adopted.Add(new ConsumerMember
            {
                Id = member.Id,
                InstanceId = member.InstanceId,
                RackId = subscription.RackId,
                ClientId = member.ClientId,
                ClientHost = member.ClientHost,
                RebalanceTimeout = member.RebalanceTimeout,
                SubscribedNames = subscription.Topics.ToFrozenSet(),
                Epoch = classic.Generation,
                PreviousEpoch = classic.Generation,
                Assigned = Identified(ConsumerProtocolBytes.ReadAssignment(member.Assignment)).Distinct()
                    .Where(partition => !adopted.Exists(other => other.Assigned.ContainsKey(partition))).ToDictionary(partition => partition, _ => classic.Generation),
                Classic = new ClassicMembership(member.SessionTimeout, member.Protocols),
                SessionDeadline = Now + member.SessionTimeout,
            });
        }

        (GroupEpoch, AssignmentEpoch) = (classic.Generation, classic.Generation);
        foreach (var member in adopted)
        {
            Store(member);
            targets[member.Id] = member.Assigned.Keys.ToFrozenSet();
        }

        RefreshTopics();
        return true;
    }

    public JoinResult Join(JoinCommand join)
    {
        var isNew = join.MemberId.Length == 0;
        var memberId = isNew ? newSuffix() : join.MemberId;
        var instance = join.InstanceId is null || !staticMembers.TryGetValue(join.InstanceId, out var instanceMember) ? null : members[instanceMember];
        var subscription = join.Protocols.Count == 0 ? null : ConsumerProtocolBytes.ReadSubscription(join.Protocols[0].Metadata);
        var error = join.SessionTimeout < configs.Settings.MinSessionTimeout || join.SessionTimeout > configs.Settings.MaxSessionTimeout ? GroupError.InvalidSessionTimeout
            : members.Count >= configs.Settings.MaxSize && !members.ContainsKey(memberId) ? GroupError.GroupMaxSizeReached
            : subscription is null || !Supports(join) ? GroupError.InconsistentGroupProtocol
            : isNew && join.RequireKnownMemberId ? GroupError.MemberIdRequired
            : isNew || join.InstanceId is null ? GroupError.None
            : instance is null ? GroupError.UnknownMemberId
            : instance.Id != memberId ? GroupError.FencedInstanceId
            : GroupError.None;
        if (error != GroupError.None)
        {
            return new JoinResult(error, memberId);
        }

        var member = instance is null ? members.GetValueOrDefault(memberId) ?? NewMember(memberId)
            : isNew ? TakePlaceOf(instance, memberId)
            : instance;
        var reconciled = Advance(
            member,
            member with
            {
                InstanceId = join.InstanceId ?? member.InstanceId,
                RackId = subscription!.RackId ?? member.RackId,
                RebalanceTimeout = join.RebalanceTimeout,
                SubscribedNames = subscription.Topics.ToFrozenSet(),
                ClientId = join.ClientId,
                ClientHost = join.ClientHost,
                SessionDeadline = Now + join.SessionTimeout,
                Classic = new ClassicMembership(join.SessionTimeout, join.Protocols) { SyncDeadline = Now + join.RebalanceTimeout },
            },
            [.. Identified(subscription.Owned)]);
        Store(reconciled with { IsUntold = false });
        return new JoinResult(GroupError.None, memberId)
        {
            Generation = reconciled.Epoch, ProtocolType = ProtocolType, ProtocolName = join.Protocols[0].Name,
        };
    }

    public SyncResult Sync(SyncCommand sync)
    {
        var (member, error) = FindClassic(new MemberClaim(sync.MemberId, sync.InstanceId, sync.Generation));
        if (member?.Classic is not { } classic)
        {
            return new SyncResult(error);
        }

        if ((sync.ProtocolType is { } type && type != ProtocolType) || (sync.ProtocolName is { } name && name != classic.Protocols[0].Name))
        {
            return new SyncResult(GroupError.InconsistentGroupProtocol);
        }

        if (GroupEpoch > member.Epoch && member.State != MemberState.UnrevokedPartitions)
        {
            Store(MustJoin(member));
            return new SyncResult(GroupError.RebalanceInProgress);
        }

        Store(member with { SessionDeadline = Now + classic.SessionTimeout, Classic = classic with { SyncDeadline = null } });
        return new SyncResult(GroupError.None)
        {
            ProtocolType = sync.ProtocolType, ProtocolName = sync.ProtocolName, Assignment = AssignmentBytes(member, member.Assigned.Keys),
        };
    }

    public GroupError Heartbeat(MemberClaim claim)
    {
        var (member, error) = FindClassic(claim);
        if (member?.Classic is not { } classic)
        {
            return error;
        }

        var touched = member with { SessionDeadline = Now + classic.SessionTimeout };
        var hasNews = member.Epoch < GroupEpoch || member.State == MemberState.UnrevokedPartitions
            || (member.State == MemberState.UnreleasedPartitions && !WaitsForAnother(member));
        Store(hasNews ? MustJoin(touched) : touched);
        return hasNews ? GroupError.RebalanceInProgress : GroupError.None;
    }

    /// <summary>The members as a classic group takes them over, each with the bytes of what it was to have.</summary>
    public IEnumerable<(JoinCommand Join, byte[] Assignment)> AsClassic() => members.Values.Select(member => (
        new JoinCommand
        {
            MemberId = member.Id,
            InstanceId = member.InstanceId,
            ClientId = member.ClientId,
            ClientHost = member.ClientHost,
            SessionTimeout = member.Classic!.SessionTimeout,
            RebalanceTimeout = member.RebalanceTimeout,
            ProtocolType = ProtocolType,
            Protocols = member.Classic.Protocols,
        },
        AssignmentBytes(member, TargetOf(member.Id))));

    private (ConsumerMember? Member, GroupError Error) FindClassic(MemberClaim claim)
    {
        var known = claim.InstanceId is { } instanceId ? staticMembers.TryGetValue(instanceId, out var id) ? members[id] : null
            : members.GetValueOrDefault(claim.MemberId);
        return known is null ? (null, GroupError.UnknownMemberId)
            : known.Id != claim.MemberId ? (null, GroupError.FencedInstanceId)
            : known.Classic is null ? (null, GroupError.UnknownMemberId)
            : known.Epoch != claim.Generation ? (null, GroupError.IllegalGeneration)
            : (known, GroupError.None);
    }

    private bool Supports(JoinCommand join)
    {
        var classic = members.Values.Select(member => member.Classic).OfType<ClassicMembership>().ToList();
        return join.ProtocolType == ProtocolType
            && join.Protocols.Any(protocol => classic.TrueForAll(member => member.Protocols.Any(other => other.Name == protocol.Name)));
    }

    private bool WaitsForAnother(ConsumerMember member) =>
        TargetOf(member.Id).Any(partition => !member.Assigned.ContainsKey(partition) && holders.TryGetValue(partition, out var holder) && holder != member.Id);

    private ConsumerMember MustJoin(ConsumerMember member) =>
        member with { Classic = member.Classic! with { JoinDeadline = member.Classic.JoinDeadline ?? (Now + member.RebalanceTimeout) } };

    private IEnumerable<TopicIdPartition> Identified(IEnumerable<TopicPartitionKey> partitions) =>
        partitions.Select(partition => (Topic: topics.Find(partition.Topic), partition.Partition)).Where(one => one.Topic is not null)
            .Select(one => new TopicIdPartition(one.Topic!.Value.Id, one.Partition));

    private byte[] AssignmentBytes(ConsumerMember member, IEnumerable<TopicIdPartition> partitions) => ConsumerProtocolBytes.WriteAssignment(
        ConsumerProtocolBytes.ReadSubscription(member.Classic!.Protocols[0].Metadata)?.Version ?? 0,
        partitions.Order().Select(partition => new TopicPartitionKey(NameOf(partition.Topic) ?? "", partition.Partition)).Where(partition => partition.Topic.Length > 0));
}
