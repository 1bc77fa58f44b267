namespace StreamTesting.EmbeddedKafka;

/// <summary>Where a classic consumer group stands.</summary>
public enum GroupState
{
    /// <summary>No members; the group may hold committed offsets.</summary>
    Empty,

    /// <summary>Waiting for all members to join the next generation.</summary>
    PreparingRebalance,

    /// <summary>All have joined; waiting for the leader's assignment.</summary>
    CompletingRebalance,

    /// <summary>Every member has its assignment.</summary>
    Stable,

    /// <summary>The group is deleted.</summary>
    Dead,
}
