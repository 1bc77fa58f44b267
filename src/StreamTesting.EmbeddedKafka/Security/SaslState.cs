namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>How far a connection is with SASL.</summary>
internal enum SaslState
{
    /// <summary>Nothing came yet, or an ApiVersions request of an unknown version.</summary>
    New,

    /// <summary>It asked for versions, which it may do once.</summary>
    KnowsVersions,

    /// <summary>It chose a mechanism; tokens come.</summary>
    Exchange,

    /// <summary>As <see cref="Exchange"/>, but whatever comes is refused: it began to authenticate again with another mechanism.</summary>
    WrongMechanism,

    /// <summary>It is who it says it is.</summary>
    Authenticated,

    /// <summary>It is not; nothing more is taken from it.</summary>
    Failed,
}
