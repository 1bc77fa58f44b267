namespace StreamTesting.Cli;

/// <summary>One line or row that is put somewhere.</summary>
/// <param name="Line">Where it stands in its file, from 1.</param>
/// <param name="Time">Its own time; null where it has none.</param>
/// <param name="Key">Its key; null where it has none.</param>
/// <param name="Json">Its bytes.</param>
internal sealed record ReplayItem(long Line, DateTimeOffset? Time, string? Key, byte[] Json);
