using System.Collections.Concurrent;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>All groups of a cluster, and the rules for groups that do not exist (yet). Thread-safe.</summary>
internal sealed class GroupCoordinator(GroupSettings settings, TimeProvider time, Func<string> newSuffix) : IDisposable
{
    private readonly ConcurrentDictionary<string, TimedCell<ClassicGroup>> groups = new();
    private readonly Lock creation = new();
    private bool disposed;

    public GroupSettings Settings { get; } = settings;

    public IReadOnlyList<string> Ids => [.. groups.Keys.Order(StringComparer.Ordinal)];

    public Task<JoinResult> Join(string groupId, JoinCommand join)
    {
        if (groupId.Length == 0)
        {
            return Task.FromResult(new JoinResult(GroupError.InvalidGroupId, join.MemberId));
        }

        var cell = join.MemberId.Length == 0 ? GetOrCreate(groupId) : Find(groupId);
        return cell is null
            ? Task.FromResult(new JoinResult(disposed ? GroupError.CoordinatorNotAvailable : GroupError.UnknownMemberId, join.MemberId))
            : cell.With(group => group.Join(join));
    }

    public Task<SyncResult> Sync(string groupId, SyncCommand sync) =>
        Find(groupId)?.With(group => group.Sync(sync)) ?? Task.FromResult(new SyncResult(Missing(groupId)));

    public GroupError Heartbeat(string groupId, MemberClaim claim) =>
        Find(groupId)?.With(group => group.Heartbeat(claim)) ?? Missing(groupId);

    public (GroupError Error, Task Disturbed, TimeSpan Patience) HeartbeatToHold(string groupId, MemberClaim claim) =>
        Find(groupId)?.With(group => group.HeartbeatToHold(claim)) ?? (Missing(groupId), Task.CompletedTask, TimeSpan.Zero);

    public GroupError Leave(string groupId, string memberId, string? instanceId) =>
        Find(groupId)?.With(group => group.Leave(memberId, instanceId)) ?? Missing(groupId);

    /// <summary>Commits offsets that the caller has checked to be of known partitions; all of them or none.</summary>
    public GroupError Commit(string groupId, MemberClaim claim, IReadOnlyList<KeyValuePair<TopicPartitionKey, StoredOffset>> offsets)
    {
        if (groupId.Length == 0)
        {
            return GroupError.InvalidGroupId;
        }

        var cell = claim.Generation < 0 ? GetOrCreate(groupId) : Find(groupId);
        return cell?.With(group =>
        {
            var error = group.MayCommit(claim);
            if (error == GroupError.None)
            {
                foreach (var (partition, offset) in offsets)
                {
                    group.Offsets.Commit(partition, offset);
                }
            }

            return error;
        }) ?? (disposed ? GroupError.CoordinatorNotAvailable : GroupError.IllegalGeneration);
    }

    /// <summary>Takes offsets that count when the producer's transaction is committed; all of them or none.</summary>
    public GroupError CommitLater(
        string groupId, MemberClaim claim, long producerId, IReadOnlyList<KeyValuePair<TopicPartitionKey, StoredOffset>> offsets)
    {
        if (groupId.Length == 0)
        {
            return GroupError.InvalidGroupId;
        }

        var cell = claim.Generation < 0 ? GetOrCreate(groupId) : Find(groupId);
        return cell?.With(group =>
        {
            var error = group.MayCommitInTransaction(claim);
            if (error == GroupError.None)
            {
                foreach (var (partition, offset) in offsets)
                {
                    group.Offsets.CommitLater(producerId, partition, offset);
                }
            }

            return error;
        }) ?? (disposed ? GroupError.CoordinatorNotAvailable : GroupError.IllegalGeneration);
    }

    /// <summary>A producer's transaction has ended: in all groups that it committed offsets for.</summary>
    public void EndTransaction(long producerId, bool committed)
    {
        foreach (var cell in groups.Values)
        {
            cell.With(group =>
            {
                group.Offsets.EndTransaction(producerId, committed);
                return true;
            });
        }
    }

    /// <summary>Makes all members join again; false where nobody is in such a group.</summary>
    public bool ForceRebalance(string groupId) => Find(groupId)?.With(group =>
    {
        group.ForceRebalance();
        return group.Members.Count > 0;
    }) ?? false;

    /// <summary>Takes a member, or all of them, for lost; false where there is none.</summary>
    public bool ExpireSession(string groupId, string? memberId) => Find(groupId)?.With(group => group.ExpireSession(memberId)) ?? false;

    /// <summary>Another broker looks after the group from now on: who waits for an answer of this one is told so.</summary>
    public void Resign(string groupId) => Find(groupId)?.With(group => group.Resign());

    /// <summary>Deletes a group that nobody is in, with its offsets.</summary>
    public GroupError Delete(string groupId)
    {
        lock (creation)
        {
            if (Find(groupId) is not { } cell)
            {
                return groupId.Length == 0 ? GroupError.InvalidGroupId : GroupError.GroupIdNotFound;
            }

            var error = cell.With(group => group.State == GroupState.Empty ? GroupError.None : GroupError.NonEmptyGroup);
            if (error == GroupError.None && groups.TryRemove(groupId, out _))
            {
                cell.Dispose();
            }

            return error;
        }
    }

    public T? Read<T>(string groupId, Func<ClassicGroup, T> read)
        where T : class => Find(groupId)?.With(read);

    public GroupError ReadOrMissing(string groupId, Func<ClassicGroup, GroupError> action) =>
        Find(groupId)?.With(action) ?? GroupError.GroupIdNotFound;

    public void ForgetTopic(string topic)
    {
        foreach (var cell in groups.Values)
        {
            cell.With(group =>
            {
                group.Offsets.DeleteTopic(topic);
                return true;
            });
        }
    }

    public void Dispose()
    {
        lock (creation)
        {
            disposed = true;
            foreach (var groupId in groups.Keys)
            {
                if (groups.TryRemove(groupId, out var cell))
                {
                    cell.Dispose();
                }
            }
        }
    }

    private TimedCell<ClassicGroup>? Find(string groupId) => groups.GetValueOrDefault(groupId);

    private TimedCell<ClassicGroup>? GetOrCreate(string groupId)
    {
        if (groups.TryGetValue(groupId, out var known))
        {
            return known;
        }

        lock (creation)
        {
            return disposed ? null : groups.GetOrAdd(groupId, id => new TimedCell<ClassicGroup>(new ClassicGroup(id, Settings, time, newSuffix), time));
        }
    }

    private GroupError Missing(string groupId) =>
        groupId.Length == 0 ? GroupError.InvalidGroupId : disposed ? GroupError.CoordinatorNotAvailable : GroupError.UnknownMemberId;
}
