namespace StreamTesting.Xunit;

/// <summary>The values of the parameters beside the seed, and why they are skipped, if they are.</summary>
internal sealed record DataRow(object?[] Values, string? Skip);
