namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>The coordinator's settings.</summary>
internal sealed record GroupSettings
{
    public static readonly GroupSettings Default = new();

    public TimeSpan InitialRebalanceDelay { get; init; } = TimeSpan.Zero;

    public TimeSpan MinSessionTimeout { get; init; } = TimeSpan.FromSeconds(6);

    public TimeSpan MaxSessionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a member that has never been answered may stay away before it is removed.</summary>
    public TimeSpan NewMemberJoinTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the answer to a heartbeat may be held back to bring word of a rebalance at once.</summary>
    public TimeSpan MaxHeartbeatHold { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a member of the consumer protocol may be silent.</summary>
    public TimeSpan ConsumerSessionTimeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How often a member of the consumer protocol is to be heard of.</summary>
    public TimeSpan ConsumerHeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    public int MaxSize { get; init; } = int.MaxValue;

    public int MaxOffsetMetadataBytes { get; init; } = 4096;
}
