namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// Takes a member one step nearer to its target, as KIP-848 says: first it gives up what it must, which it has to confirm; then it goes to the
/// target's epoch and gets what is free; then it waits for the rest. So no partition ever has two owners.
/// </summary>
internal sealed class Reconciliation
{
    public required int TargetEpoch { get; init; }

    public required IReadOnlySet<TopicIdPartition> Target { get; init; }

    /// <summary>The topics the member subscribes to; of others it keeps nothing, whatever the target says.</summary>
    public required IReadOnlySet<Guid> Subscribed { get; init; }

    public required bool HasSubscriptionChanged { get; init; }

    /// <summary>What the member says it has; null where it did not say.</summary>
    public required IReadOnlyCollection<TopicIdPartition>? Owned { get; init; }

    /// <summary>Whether some other member has a partition.</summary>
    public required Func<TopicIdPartition, bool> IsHeldByAnother { get; init; }

    public ConsumerMember Step(ConsumerMember member) => member.State switch
    {
        MemberState.Stable when member.Epoch != TargetEpoch => Approach(member),
        MemberState.Stable => HasSubscriptionChanged ? Shrink(member) : member,
        MemberState.UnrevokedPartitions when StillOwns(member.Revoking) => HasSubscriptionChanged ? Shrink(member) : member,
        _ => Approach(member),
    };

    private ConsumerMember Approach(ConsumerMember member)
    {
        var wanted = Target.Where(partition => Subscribed.Contains(partition.Topic)).ToHashSet();
        var kept = member.Assigned.Where(pair => wanted.Contains(pair.Key)).ToDictionary();
        var lost = member.Assigned.Where(pair => !wanted.Contains(pair.Key)).ToDictionary();
        if (lost.Count > 0 && StillOwns(lost))
        {
            return MoveTo(member, member.Epoch) with { State = MemberState.UnrevokedPartitions, Assigned = kept, Revoking = lost };
        }

        var mustWait = false;
        foreach (var partition in wanted.Where(partition => !kept.ContainsKey(partition)).ToList())
        {
            if (IsHeldByAnother(partition))
            {
                mustWait = true;
            }
            else
            {
                kept[partition] = TargetEpoch;
            }
        }

        return MoveTo(member, TargetEpoch) with
        {
            State = mustWait ? MemberState.UnreleasedPartitions : MemberState.Stable,
            Assigned = kept,
            Revoking = new Dictionary<TopicIdPartition, int>(),
        };
    }

    // Without a new target yet: what the member has just unsubscribed from goes at once.
    private ConsumerMember Shrink(ConsumerMember member)
    {
        var lost = member.Assigned.Where(pair => !Subscribed.Contains(pair.Key.Topic)).ToDictionary();
        if (lost.Count == 0)
        {
            return member;
        }

        var kept = member.Assigned.Where(pair => Subscribed.Contains(pair.Key.Topic)).ToDictionary();
        var revoking = member.Revoking.Concat(lost).ToDictionary();
        return StillOwns(revoking)
            ? MoveTo(member, member.Epoch) with { State = MemberState.UnrevokedPartitions, Assigned = kept, Revoking = revoking }
            : MoveTo(member, member.Epoch) with { Assigned = kept };
    }

    private bool StillOwns(IReadOnlyDictionary<TopicIdPartition, int> partitions) => Owned is null || Owned.Any(partitions.ContainsKey);

    private static ConsumerMember MoveTo(ConsumerMember member, int epoch) => member with { Epoch = epoch, PreviousEpoch = member.Epoch };
}
