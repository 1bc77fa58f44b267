using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>What a connector tells of itself, for example the progress of a snapshot. Immutable.</summary>
public sealed record ConnectorNotification
{
    /// <summary>Its id: shared by those of one incremental snapshot.</summary>
    public required string Id { get; init; }

    /// <summary>What happened: <c>STARTED</c>, <c>IN_PROGRESS</c>, <c>TABLE_SCAN_COMPLETED</c>, <c>COMPLETED</c>, <c>SKIPPED</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>What it happened to, for example <c>Initial Snapshot</c>.</summary>
    public required string AggregateType { get; init; }

    /// <summary>What else is said, by name.</summary>
    public IReadOnlyDictionary<string, string> AdditionalData { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>When, in milliseconds of Unix time.</summary>
    public long? TimestampMs { get; init; }

    /// <summary>Members that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(ConnectorNotification? other) => other is not null && Id == other.Id && Type == other.Type && AggregateType == other.AggregateType
        && TimestampMs == other.TimestampMs && AdditionalData.Count == other.AdditionalData.Count
        && AdditionalData.All(entry => other.AdditionalData.TryGetValue(entry.Key, out var value) && value == entry.Value) && KeptMembers.AreEqual(Other, other.Other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Type, TimestampMs);
}
