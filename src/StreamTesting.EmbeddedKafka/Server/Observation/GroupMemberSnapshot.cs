namespace StreamTesting.EmbeddedKafka;

/// <summary>A member of a group as it was at one moment.</summary>
/// <param name="MemberId">The id the coordinator gave it.</param>
/// <param name="InstanceId">group.instance.id of a static member, else null.</param>
/// <param name="ClientId">client.id.</param>
/// <param name="Assignment">The partitions it is assigned, as far as its assignment can be read.</param>
public sealed record GroupMemberSnapshot(
    string MemberId, string? InstanceId, string ClientId, IReadOnlyList<(string Topic, int Partition)> Assignment);
