namespace StreamTesting.EmbeddedKafka;

/// <summary>A consumer group as it was at one moment.</summary>
/// <param name="Id">The group's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Generation">The generation, which counts up with each rebalance; 0 before the first. The group epoch where the kind is consumer.</param>
/// <param name="ProtocolType">"consumer" for consumers; null for a group that only holds offsets.</param>
/// <param name="Protocol">The assignor in use, such as "range"; null without members.</param>
/// <param name="LeaderId">The member id of the leader; null without members, and where the kind is consumer.</param>
/// <param name="Members">The members in the order they came.</param>
/// <param name="Offsets">The committed offsets, by topic and partition.</param>
public sealed record GroupSnapshot(
    string Id,
    GroupState State,
    int Generation,
    string? ProtocolType,
    string? Protocol,
    string? LeaderId,
    IReadOnlyList<GroupMemberSnapshot> Members,
    IReadOnlyList<CommittedOffsetSnapshot> Offsets)
{
    /// <summary>By which protocol the members share their partitions.</summary>
    public GroupKind Kind { get; init; }

    /// <summary>The group epoch that the members' targets were made for; null where the kind is classic.</summary>
    public int? AssignmentEpoch { get; init; }

    /// <summary>The partitions for which a transaction that has not ended yet has an offset, which counts once that is committed; mostly none.</summary>
    public IReadOnlyList<(string Topic, int Partition)> Pending { get; init; } = [];

    /// <summary>Records that the group has not committed yet, over the partitions it has committed something for.</summary>
    public long Lag => Offsets.Sum(offset => offset.Lag);
}
