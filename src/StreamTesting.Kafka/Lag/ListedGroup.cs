namespace StreamTesting.Kafka;

/// <summary>A group that a broker knows.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Kind">Its protocol.</param>
/// <param name="State">Its state.</param>
public sealed record ListedGroup(string Group, GroupKind Kind, GroupState State);
