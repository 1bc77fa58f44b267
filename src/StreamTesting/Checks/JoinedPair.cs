namespace StreamTesting;

/// <summary>The two events that a consumer joined.</summary>
/// <param name="LeftId">The id of the left one; null where the output has none, as those of outer joins.</param>
/// <param name="RightId">The id of the right one; null where the output has none.</param>
public sealed record JoinedPair(string? LeftId, string? RightId);
