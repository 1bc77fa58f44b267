namespace StreamTesting.EmbeddedKafka;

/// <summary>Where a group stands.</summary>
public enum GroupState
{
    /// <summary>No members; the group may hold committed offsets.</summary>
    Empty,

    /// <summary>Of the classic protocol: waiting for all members to join the next generation.</summary>
    PreparingRebalance,

    /// <summary>Of the classic protocol: all have joined; waiting for the leader's assignment.</summary>
    CompletingRebalance,

    /// <summary>Of the consumer protocol: the members' assignment has yet to be made.</summary>
    Assigning,

    /// <summary>Of the consumer protocol: partitions are on their way from member to member.</summary>
    Reconciling,

    /// <summary>Every member has its assignment.</summary>
    Stable,

    /// <summary>The group is deleted.</summary>
    Dead,
}
