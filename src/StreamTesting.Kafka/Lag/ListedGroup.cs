namespace StreamTesting.Kafka;

/// <summary>A group that a broker knows.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Type">Its protocol.</param>
/// <param name="Phase">Its state.</param>
public sealed record ListedGroup(string Group, GroupType Type, GroupPhase Phase);
