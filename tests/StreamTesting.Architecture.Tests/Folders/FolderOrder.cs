namespace StreamTesting.Architecture.Tests;

/// <summary>
/// The folders of the projects in the order data flows: a file names only what its own folder or an earlier one declares. Files beside the
/// project file put the folders together, so they come last.
/// </summary>
internal static class FolderOrder
{
    public static IReadOnlyDictionary<string, string[]> Of { get; } = new Dictionary<string, string[]>
    {
        ["StreamTesting"] =
            ["Seeding", "Timeline", "Formats", "Events", "Disorder", "Truth", "Plans", "Engines", "Expectations", "Cdc", "Observation", "Checks", "Reports"],
        ["StreamTesting.EmbeddedKafka"] = ["Wire", "Protocol", "Log", "Groups", "Transactions", "Security", "Server", "Faults"],
        ["StreamTesting.Injection"] = ["Statistics", "Pacing", "Files", "Truth", "Sinks"],
        ["StreamTesting.Cli"] = ["Running", "Options", "Steps", "Domains", "Summary", "Replay", "Kafka", "Generate", "Verify", "Cdc", "Explain", "Broker"],
        ["StreamTesting.Xunit"] = ["Attributes", "Replay", "Running", "Fixtures"],
        ["StreamTesting.Kafka"] = ["Brokers", "Topics", "Injection", "Lag", "Observation"],
    };
}
