using System.Collections.Frozen;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A member of a consumer group. Immutable: each heartbeat puts another in its place.</summary>
internal sealed record ConsumerMember
{
    private static readonly FrozenDictionary<TopicIdPartition, int> Nothing = FrozenDictionary<TopicIdPartition, int>.Empty;

    public required string Id { get; init; }

    public string? InstanceId { get; init; }

    public string? RackId { get; init; }

    public string ClientId { get; init; } = "";

    public string ClientHost { get; init; } = "";

    /// <summary>How long it may take to give up partitions.</summary>
    public TimeSpan RebalanceTimeout { get; init; }

    public IReadOnlySet<string> SubscribedNames { get; init; } = FrozenSet<string>.Empty;

    /// <summary>A pattern of topic names; empty where it subscribes to none.</summary>
    public string SubscribedPattern { get; init; } = "";

    /// <summary>The assignor it prefers; null for none.</summary>
    public string? Assignor { get; init; }

    /// <summary>The epoch it is at: 0 before its first assignment, -2 while a static member is away.</summary>
    public int Epoch { get; init; }

    /// <summary>The epoch before, whose heartbeats may still come where an answer was lost.</summary>
    public int PreviousEpoch { get; init; }

    public MemberState State { get; init; }

    /// <summary>The partitions it may read, each with the epoch at which it was given.</summary>
    public IReadOnlyDictionary<TopicIdPartition, int> Assigned { get; init; } = Nothing;

    /// <summary>The partitions it has to give up and has not yet said it gave up. Nobody else may have them before.</summary>
    public IReadOnlyDictionary<TopicIdPartition, int> Revoking { get; init; } = Nothing;

    /// <summary>Whether its assignment has changed since it was last told.</summary>
    public bool IsUntold { get; init; }

    /// <summary>When it is removed, unless it is heard of before.</summary>
    public DateTimeOffset SessionDeadline { get; init; }

    /// <summary>What it brings where it speaks the classic protocol; null where it speaks the consumer protocol.</summary>
    public ClassicMembership? Classic { get; init; }

    /// <summary>When it is removed, unless it has given up what it has to; null where there is nothing.</summary>
    public DateTimeOffset? RevocationDeadline { get; init; }

    public IEnumerable<TopicIdPartition> Held => Assigned.Keys.Concat(Revoking.Keys);

    /// <summary>When it is removed, unless it does before what it has to do first.</summary>
    public DateTimeOffset Deadline => new[] { RevocationDeadline, Classic?.JoinDeadline, Classic?.SyncDeadline }.Min() is { } other && other < SessionDeadline ? other : SessionDeadline;

    public bool IsReconciledTo(int epoch) => State == MemberState.Stable && Epoch == epoch;
}
