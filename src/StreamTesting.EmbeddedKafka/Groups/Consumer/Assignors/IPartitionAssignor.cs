namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>Shares the partitions of topics among the members who subscribe to them. Pure: the same question has the same answer.</summary>
internal interface IPartitionAssignor
{
    string Name { get; }

    /// <summary>What each member is to have, by member id; every partition that anyone subscribes to is in exactly one answer.</summary>
    Dictionary<string, IReadOnlySet<TopicIdPartition>> Assign(AssignmentProblem problem);
}
