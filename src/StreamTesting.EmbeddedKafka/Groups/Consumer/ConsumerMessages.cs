namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A heartbeat of the consumer protocol. What is null has not changed since the one before.</summary>
internal sealed record ConsumerHeartbeat
{
    public const int Joins = 0;
    public const int Leaves = -1;
    public const int LeavesForNow = -2;

    public required string MemberId { get; init; }

    public required int Epoch { get; init; }

    public string? InstanceId { get; init; }

    public string? RackId { get; init; }

    public string ClientId { get; init; } = "";

    public string ClientHost { get; init; } = "";

    public TimeSpan? RebalanceTimeout { get; init; }

    public IReadOnlyCollection<string>? SubscribedNames { get; init; }

    public string? SubscribedPattern { get; init; }

    public string? Assignor { get; init; }

    /// <summary>The partitions the member has.</summary>
    public IReadOnlyCollection<TopicIdPartition>? Owned { get; init; }

    public bool IsFull => RebalanceTimeout is not null && (SubscribedNames is not null || SubscribedPattern is not null) && Owned is not null;
}

/// <summary>The answer to a heartbeat of the consumer protocol.</summary>
internal sealed record ConsumerHeartbeatResult(GroupError Error, string? Message = null)
{
    public string? MemberId { get; init; }

    public int Epoch { get; init; }

    public TimeSpan Interval { get; init; }

    /// <summary>What the member has to have; null where that is as it knows it.</summary>
    public IReadOnlyCollection<TopicIdPartition>? Assignment { get; init; }
}
