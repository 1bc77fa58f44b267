using System.Collections.Concurrent;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>All groups of a cluster, and the rules for groups that do not exist (yet) or are of the other kind. Thread-safe.</summary>
internal sealed partial class GroupCoordinator(GroupSettings settings, IGroupTopics topics, TimeProvider time, Func<string> newSuffix) : IDisposable
{
    private readonly ConcurrentDictionary<string, TimedCell<GroupSlot>> groups = new();
    private readonly Lock creation = new();
    private bool disposed;

    public GroupSettings Settings { get; } = settings;

    /// <summary>What was set for single groups, which need not exist.</summary>
    public GroupConfigs Configs { get; } = new(settings);

    public IReadOnlyList<string> Ids => [.. groups.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Starts a rebalance; false where nobody is in such a group.</summary>
    public bool ForceRebalance(string groupId) => Find(groupId)?.With(slot => slot.Group.ForceRebalance()) ?? false;

    /// <summary>Takes a member, or all of them, for lost; false where there is none.</summary>
    public bool ExpireSession(string groupId, string? memberId) =>
        Find(groupId)?.With(slot => slot.Reviewed(slot.Group.ExpireSession(memberId))) ?? false;

    /// <summary>Another broker looks after the group from now on: who waits for an answer of this one is told so.</summary>
    public void Resign(string groupId) => Find(groupId)?.With(slot =>
    {
        slot.Group.Resign();
        return true;
    });

    /// <summary>Deletes a group that nobody is in, with its offsets.</summary>
    public GroupError Delete(string groupId)
    {
        lock (creation)
        {
            if (Find(groupId) is not { } cell)
            {
                return groupId.Length == 0 ? GroupError.InvalidGroupId : GroupError.GroupIdNotFound;
            }

            var error = cell.With(slot => slot.Group.State == GroupState.Empty ? GroupError.None : GroupError.NonEmptyGroup);
            if (error == GroupError.None && groups.TryRemove(groupId, out _))
            {
                cell.Dispose();
            }

            return error;
        }
    }

    /// <summary>Looks at a group; null where there is none.</summary>
    public T? Read<T>(string groupId, Func<Group, T> read)
        where T : class => Find(groupId)?.With(slot => read(slot.Group));

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

    private TimedCell<GroupSlot>? Find(string groupId) => groups.GetValueOrDefault(groupId);

    private TimedCell<GroupSlot>? GetOrCreate(string groupId)
    {
        if (groups.TryGetValue(groupId, out var known))
        {
            return known;
        }

        lock (creation)
        {
            return disposed ? null : groups.GetOrAdd(groupId, id => new TimedCell<GroupSlot>(new GroupSlot(NewClassic(id, new GroupOffsets()), Downgrade), time));
        }
    }

    private ClassicGroup NewClassic(string groupId, GroupOffsets offsets) => new(groupId, offsets, Settings, time, newSuffix);

    private ConsumerGroup NewConsumer(string groupId, GroupOffsets offsets) => new(groupId, offsets, Configs, topics, time, newSuffix);

    private ClassicGroup Downgrade(ConsumerGroup group) => NewClassic(group.Id, group.Offsets).Adopt(group.AssignmentEpoch, group.AsClassic());
}
