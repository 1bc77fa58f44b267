namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Who may commit, fetch and forget offsets.</content>
internal sealed partial class ConsumerGroup
{
    public override GroupError MayCommit(CommitClaim claim)
    {
        if (isDead)
        {
            return GroupError.CoordinatorNotAvailable;
        }

        if (claim.Member.Generation < 0 && members.Count == 0)
        {
            return GroupError.None;
        }

        return !members.TryGetValue(claim.Member.MemberId, out var member) ? GroupError.UnknownMemberId
            : !claim.KnowsMemberEpochs && member.Classic is null ? GroupError.UnsupportedVersion
            : CheckEpoch(member, claim);
    }

    public override GroupError MayCommitInTransaction(CommitClaim claim)
    {
        if (isDead)
        {
            return GroupError.CoordinatorNotAvailable;
        }

        var (memberId, instanceId, epoch) = claim.Member;
        if (epoch < 0 && (members.Count == 0 || (memberId.Length == 0 && instanceId is null)))
        {
            return GroupError.None;
        }

        var error = members.TryGetValue(memberId, out var member) ? CheckEpoch(member, claim) : GroupError.UnknownMemberId;
        return error == GroupError.StaleMemberEpoch ? GroupError.IllegalGeneration : error;
    }

    public override GroupError MayFetch(string? memberId, int memberEpoch) =>
        memberId is null && memberEpoch < 0 ? GroupError.None
        : !members.TryGetValue(memberId ?? "", out var member) ? GroupError.UnknownMemberId
        : member.Epoch == memberEpoch ? GroupError.None
        : Stale(member);

    public override GroupError MayForget() => GroupError.None;

    public override bool Reads(string topic) => members.Values.Any(member => IsSubscribed(member, matches, topic));

    // An epoch that has passed is still good for what the member has had since (KIP-1251).
    private GroupError CheckEpoch(ConsumerMember member, CommitClaim claim)
    {
        var epoch = claim.Member.Generation;
        return epoch == member.Epoch || (epoch < member.Epoch && claim.Partitions.All(partition => HasHadSince(member, partition, epoch)))
            ? GroupError.None
            : Stale(member);
    }

    private static GroupError Stale(ConsumerMember member) => member.Classic is null ? GroupError.StaleMemberEpoch : GroupError.IllegalGeneration;

    private bool HasHadSince(ConsumerMember member, TopicPartitionKey partition, int epoch)
    {
        if (topics.Find(partition.Topic) is not { } topic)
        {
            return false;
        }

        var key = new TopicIdPartition(topic.Id, partition.Partition);
        return (member.Assigned.TryGetValue(key, out var since) || member.Revoking.TryGetValue(key, out since)) && epoch >= since;
    }
}
