namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>What an assignor has to solve.</summary>
/// <param name="Members">The members, in the order they came.</param>
/// <param name="Topics">How many partitions each topic has that anyone subscribes to.</param>
internal sealed record AssignmentProblem(IReadOnlyList<AssignedMember> Members, IReadOnlyDictionary<Guid, int> Topics)
{
    public static IEnumerable<TopicIdPartition> PartitionsOf(Guid topic, int count) =>
        Enumerable.Range(0, count).Select(partition => new TopicIdPartition(topic, partition));
}

/// <summary>A member as an assignor sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstanceId">The instance id of a static member, else null.</param>
/// <param name="Topics">The topics it subscribes to, which exist.</param>
/// <param name="Target">What it was to have so far.</param>
internal sealed record AssignedMember(string Id, string? InstanceId, IReadOnlySet<Guid> Topics, IReadOnlySet<TopicIdPartition> Target);
