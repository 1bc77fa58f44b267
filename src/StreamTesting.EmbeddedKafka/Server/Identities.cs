namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>The one place where ids are drawn that must not come back in another broker of the same process or port.</summary>
internal static class Identities
{
    /// <summary>The id of a topic: random, and none of the ids Kafka reserves.</summary>
    public static Guid NewTopicId() => Guid.NewGuid();

    /// <summary>The id of a cluster: 16 random bytes in base64url, as Kafka writes them.</summary>
    public static string NewClusterId() =>
        Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>What is put behind a client's id to make a member's id.</summary>
    public static string NewMemberSuffix() => Guid.NewGuid().ToString();
}
