namespace StreamTesting.Injection;

/// <summary>What is left of an entity when each of its events has been applied once, in event-time order.</summary>
/// <param name="Number">The number of its line.</param>
/// <param name="Topic">The entity's topic.</param>
/// <param name="Key">The entity's key.</param>
/// <param name="StateJson">The state as JSON; null where the entity is gone.</param>
public sealed record TruthState(long Number, string Topic, string Key, string? StateJson) : TruthLine(Number);
