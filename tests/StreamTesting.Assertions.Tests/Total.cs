namespace StreamTesting.Assertions.Tests;

/// <summary>What the consumers of these tests put out.</summary>
public sealed record Total(string EventId, string Key = "k");
