namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A way of assigning that a member supports, and what it tells the leader under it.</summary>
internal readonly record struct GroupProtocol(string Name, byte[] Metadata);

/// <summary>A member asks to take part in the next generation.</summary>
internal sealed record JoinCommand
{
    public required string MemberId { get; init; }

    public string? InstanceId { get; init; }

    public required string ClientId { get; init; }

    public string ClientHost { get; init; } = "";

    public required TimeSpan SessionTimeout { get; init; }

    public required TimeSpan RebalanceTimeout { get; init; }

    public required string ProtocolType { get; init; }

    public required IReadOnlyList<GroupProtocol> Protocols { get; init; }

    /// <summary>Whether a new member must first take its id and come back with it (JoinGroup from version 4).</summary>
    public bool RequireKnownMemberId { get; init; }

    /// <summary>Whether the client understands that the leader may skip assigning (JoinGroup from version 9).</summary>
    public bool CanSkipAssignment { get; init; }
}

/// <summary>The answer to a join.</summary>
internal sealed record JoinResult(GroupError Error, string MemberId)
{
    public int Generation { get; init; } = -1;

    public string? ProtocolType { get; init; }

    public string? ProtocolName { get; init; }

    public string LeaderId { get; init; } = "";

    public bool SkipAssignment { get; init; }

    /// <summary>All members with their metadata, for the leader; empty for the others.</summary>
    public IReadOnlyList<JoinedMember> Members { get; init; } = [];
}

/// <summary>A member as the leader sees it.</summary>
internal readonly record struct JoinedMember(string MemberId, string? InstanceId, byte[] Metadata);

/// <summary>A member asks for its assignment; the leader brings everyone's.</summary>
internal sealed record SyncCommand
{
    public required string MemberId { get; init; }

    public string? InstanceId { get; init; }

    public required int Generation { get; init; }

    public string? ProtocolType { get; init; }

    public string? ProtocolName { get; init; }

    public IReadOnlyDictionary<string, byte[]> Assignments { get; init; } = new Dictionary<string, byte[]>();
}

/// <summary>The answer to a sync.</summary>
internal sealed record SyncResult(GroupError Error)
{
    public byte[] Assignment { get; init; } = [];

    public string? ProtocolType { get; init; }

    public string? ProtocolName { get; init; }
}

/// <summary>Who speaks: the identity that heartbeats, syncs and commits carry.</summary>
internal readonly record struct MemberClaim(string MemberId, string? InstanceId, int Generation);
