namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// A group of either protocol as a pure state machine: commands in, answers out, deadlines which the owner calls <see cref="Expire"/> for.
/// No threads, timers or sockets; not thread-safe, the owner holds a lock. What is the same for both kinds is here.
/// </summary>
internal abstract class Group(string id, GroupOffsets offsets) : ITimed
{
    public string Id { get; } = id;

    /// <summary>The committed offsets, which outlive a change of the kind.</summary>
    public GroupOffsets Offsets { get; } = offsets;

    public abstract GroupKind Kind { get; }

    public abstract GroupState State { get; }

    /// <summary>"consumer", or what the members of a classic group are; null where that was never said.</summary>
    public abstract string? ProtocolType { get; }

    public abstract int MemberCount { get; }

    public abstract DateTimeOffset? NextDeadline { get; }

    public abstract void Expire();

    public abstract void Kill();

    /// <summary>Tells everyone who waits to look for another coordinator; the group itself goes on there.</summary>
    public abstract void Resign();

    /// <summary>Starts a rebalance from outside, as an operator or a fault would; false where nobody is in the group.</summary>
    public abstract bool ForceRebalance();

    /// <summary>Removes a member, or all of them, as if nothing had been heard of them in time; false where there is none.</summary>
    public abstract bool ExpireSession(string? memberId);

    /// <summary>Whether this caller may commit offsets of these partitions now. A negative generation without a member is a "simple" consumer.</summary>
    public abstract GroupError MayCommit(CommitClaim claim);

    /// <summary>Whether a producer may commit offsets for this group. Older producers do not say for which member they speak.</summary>
    public abstract GroupError MayCommitInTransaction(CommitClaim claim);

    /// <summary>Whether this caller may ask for committed offsets. Nobody needs to say who asks.</summary>
    public abstract GroupError MayFetch(string? memberId, int memberEpoch);

    /// <summary>Whether committed offsets may be forgotten at all, whatever their topic.</summary>
    public abstract GroupError MayForget();

    /// <summary>Whether members read a topic now, or may do so for all that is known.</summary>
    public abstract bool Reads(string topic);
}
