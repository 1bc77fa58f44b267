namespace StreamTesting.Xunit;

/// <summary>The seed of a test case as text, and the root of its run where that varies.</summary>
internal sealed record CaseSeed(string Text, Seed? VariedRoot);
