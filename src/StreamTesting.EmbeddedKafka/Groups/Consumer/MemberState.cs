namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>Where a member is on its way to its target assignment.</summary>
internal enum MemberState
{
    /// <summary>It has all it is to have at its epoch.</summary>
    Stable,

    /// <summary>It has yet to give up partitions; until then it stays at its epoch.</summary>
    UnrevokedPartitions,

    /// <summary>It waits for partitions that others have yet to give up.</summary>
    UnreleasedPartitions,
}
