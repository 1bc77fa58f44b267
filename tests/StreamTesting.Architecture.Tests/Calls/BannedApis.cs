namespace StreamTesting.Architecture.Tests;

/// <summary>What src does not call, because it would make the same seed mean two things or make a test wait and hope; and who is excused.</summary>
internal static class BannedApis
{
    /// <summary>Members, as type and name; a type alone stands for its constructors and all its members.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["System.DateTime.Now"] = "take the time from a TimeProvider",
        ["System.DateTime.UtcNow"] = "take the time from a TimeProvider",
        ["System.DateTime.Today"] = "take the time from a TimeProvider",
        ["System.DateTimeOffset.Now"] = "take the time from a TimeProvider",
        ["System.DateTimeOffset.UtcNow"] = "take the time from a TimeProvider",
        ["System.Environment.TickCount"] = "take the time from a TimeProvider",
        ["System.Environment.TickCount64"] = "take the time from a TimeProvider",
        ["System.Random"] = "draw from the seed (RandomSource)",
        ["System.Security.Cryptography.RandomNumberGenerator"] = "draw from the seed (RandomSource)",
        ["System.Guid.NewGuid"] = "derive the id from the seed",
        ["System.Guid.CreateVersion7"] = "derive the id from the seed",
        ["System.Threading.Tasks.Task.Delay"] = "wait on what is awaited, with a time-out from a TimeProvider",
        ["System.Threading.Thread.Sleep"] = "wait on what is awaited, with a time-out from a TimeProvider",
        ["System.Threading.SpinWait"] = "wait on what is awaited, with a time-out from a TimeProvider",
        ["Confluent.Kafka.IAdminClient.ListConsumerGroupsAsync"] = "an error of a broker ends the process: it is freed twice; ask ConsumerLag",
        ["string.GetHashCode"] = "it differs from run to run; hash the bytes (outside of a GetHashCode of one's own)",
        ["System.HashCode"] = "it differs from run to run; hash the bytes (outside of a GetHashCode of one's own)",
        ["object.GetHashCode"] = "it differs from run to run; hash the bytes (outside of a GetHashCode of one's own)",
    };

    /// <summary>The files that wrap one of them for all others: path in the repository, member, and why.</summary>
    public static IReadOnlyDictionary<(string File, string Api), string> Wrappers { get; } = new Dictionary<(string, string), string>
    {
        [("src/StreamTesting.Xunit/Replay/VaryingRoot.cs", "System.Security.Cryptography.RandomNumberGenerator")] =
            "STREAMTESTING_SEEDS=vary asks for seeds that differ from run to run; the one they come from is drawn once, and printed",
        [("src/StreamTesting.Cli/Options/NewSeed.cs", "System.Security.Cryptography.RandomNumberGenerator")] =
            "a stream without --seed is another one each time; its seed is printed",
        [("src/StreamTesting.EmbeddedKafka/Server/Identities.cs", "System.Guid.NewGuid")] =
            "ids of topics, clusters and members must not come back in another broker, or clients take it for the one before",
        [("src/StreamTesting.EmbeddedKafka/Security/Secrets.cs", "System.Security.Cryptography.RandomNumberGenerator")] =
            "salts, nonces and serial numbers of certificates are of no use when they can be foreseen",
    };
}
