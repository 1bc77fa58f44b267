namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Who may commit, fetch and forget offsets.</content>
internal sealed partial class ClassicGroup
{
    public override GroupError MayCommit(CommitClaim commit)
    {
        var claim = commit.Member;
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

    public override GroupError MayCommitInTransaction(CommitClaim commit)
    {
        var claim = commit.Member;
        if (State == GroupState.Dead)
        {
            return GroupError.CoordinatorNotAvailable;
        }

        var speaksForNobody = claim.Generation < 0 && claim.MemberId.Length == 0 && claim.InstanceId is null;
        return speaksForNobody || (claim.Generation < 0 && State == GroupState.Empty) ? GroupError.None : Claim(claim);
    }

    public override GroupError MayFetch(string? memberId, int memberEpoch) => GroupError.None;

    public override GroupError MayForget() =>
        State != GroupState.Empty && ProtocolType != ConsumerSubscription.ProtocolType ? GroupError.NonEmptyGroup : GroupError.None;

    public override bool Reads(string topic) => State != GroupState.Empty && SubscribedTopics() is var subscribed && (subscribed is null || subscribed.Contains(topic));

    /// <summary>The topics that the members of a "consumer" group subscribe to; null where that cannot be known.</summary>
    private IReadOnlySet<string>? SubscribedTopics() =>
        ProtocolType != ConsumerSubscription.ProtocolType || ProtocolName is null
            ? null
            : ConsumerSubscription.TopicsOf(order.Select(member => member.MetadataOf(ProtocolName)));
}
