namespace StreamTesting.EmbeddedKafka;

/// <summary>A member of a group as it was at one moment.</summary>
/// <param name="MemberId">The id the coordinator gave it.</param>
/// <param name="InstanceId">group.instance.id of a static member, else null.</param>
/// <param name="ClientId">client.id.</param>
/// <param name="Assignment">The partitions it is assigned, as far as its assignment can be read.</param>
public sealed record GroupMemberSnapshot(
    string MemberId, string? InstanceId, string ClientId, IReadOnlyList<(string Topic, int Partition)> Assignment)
{
    /// <summary>The member epoch where the group's kind is consumer (-2 while a static member is away); else the group's generation.</summary>
    public int Epoch { get; init; }

    /// <summary>The partitions it is to have in the end; empty where the group's kind is classic.</summary>
    public IReadOnlyList<(string Topic, int Partition)> Target { get; init; } = [];

    /// <summary>The partitions it has to give up and has not yet said it gave up; empty where the group's kind is classic.</summary>
    public IReadOnlyList<(string Topic, int Partition)> Revoking { get; init; } = [];
}
