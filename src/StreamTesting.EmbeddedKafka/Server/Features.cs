namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What the cluster as a whole has switched on: clients look there, beyond the versions of APIs, for what they may use.</summary>
internal static class Features
{
    /// <summary>Each with its level, which is also the highest supported.</summary>
    public static readonly IReadOnlyList<(string Name, short Level)> All = [("group.version", 1), ("transaction.version", 2)];
}
