namespace StreamTesting.EmbeddedKafka.Groups;

/// <content>Committed offsets, which groups of both kinds have.</content>
internal sealed partial class GroupCoordinator
{
    /// <summary>Commits offsets that the caller has checked to be of known partitions; all of them or none.</summary>
    public GroupError Commit(
        string groupId, MemberClaim claim, IReadOnlyList<KeyValuePair<TopicPartitionKey, StoredOffset>> offsets, bool knowsMemberEpochs = true) =>
        WithCommitted(groupId, claim, group =>
        {
            var error = group.MayCommit(new CommitClaim(claim, offsets.Select(pair => pair.Key), knowsMemberEpochs));
            if (error == GroupError.None)
            {
                foreach (var (partition, offset) in offsets)
                {
                    group.Offsets.Commit(partition, offset);
                }
            }

            return error;
        });

    /// <summary>Takes offsets that count when the producer's transaction is committed; all of them or none.</summary>
    public GroupError CommitLater(
        string groupId, MemberClaim claim, long producerId, IReadOnlyList<KeyValuePair<TopicPartitionKey, StoredOffset>> offsets) =>
        WithCommitted(groupId, claim, group =>
        {
            var error = group.MayCommitInTransaction(new CommitClaim(claim, offsets.Select(pair => pair.Key), KnowsMemberEpochs: true));
            if (error == GroupError.None)
            {
                foreach (var (partition, offset) in offsets)
                {
                    group.Offsets.CommitLater(producerId, partition, offset);
                }
            }

            return error;
        });

    /// <summary>A producer's transaction has ended: in all groups that it committed offsets for.</summary>
    public void EndTransaction(long producerId, bool committed) => ForEach(group => group.Offsets.EndTransaction(producerId, committed));

    public void ForgetTopic(string topic) => ForEach(group => group.Offsets.DeleteTopic(topic));

    private GroupError WithCommitted(string groupId, MemberClaim claim, Func<Group, GroupError> commit)
    {
        if (groupId.Length == 0)
        {
            return GroupError.InvalidGroupId;
        }

        var cell = claim.Generation < 0 ? GetOrCreate(groupId) : Find(groupId);
        return cell?.With(slot => commit(slot.Group)) ?? (disposed ? GroupError.CoordinatorNotAvailable : GroupError.IllegalGeneration);
    }

    private void ForEach(Action<Group> action)
    {
        foreach (var cell in groups.Values)
        {
            cell.With(slot =>
            {
                action(slot.Group);
                return true;
            });
        }
    }
}
