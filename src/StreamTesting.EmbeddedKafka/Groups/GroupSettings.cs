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

    public int MaxSize { get; init; } = int.MaxValue;

    public int MaxOffsetMetadataBytes { get; init; } = 4096;
}
