namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>One try of a client to prove who it is.</summary>
internal interface ISaslExchange
{
    /// <summary>Who it says it is; null before it has said so.</summary>
    string? User { get; }

    /// <summary>Whether it has proved that.</summary>
    bool IsComplete { get; }

    /// <summary>Takes what the client sent.</summary>
    /// <returns>What to answer.</returns>
    /// <exception cref="SaslFailure">The client is not who it says it is, or what it sent is no message of the mechanism.</exception>
    byte[] Evaluate(ReadOnlySpan<byte> token);
}
