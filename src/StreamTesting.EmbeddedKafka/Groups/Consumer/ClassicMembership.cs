namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>What a member of a consumer group brings that speaks the classic protocol.</summary>
/// <param name="SessionTimeout">How long it may be silent, as it said itself.</param>
/// <param name="Protocols">The ways of assigning that it supports; the first is what it is answered with.</param>
internal sealed record ClassicMembership(TimeSpan SessionTimeout, IReadOnlyList<GroupProtocol> Protocols)
{
    /// <summary>When it is removed, unless it has joined again, as it was told to.</summary>
    public DateTimeOffset? JoinDeadline { get; init; }

    /// <summary>When it is removed, unless it has asked for its assignment after its join.</summary>
    public DateTimeOffset? SyncDeadline { get; init; }
}
