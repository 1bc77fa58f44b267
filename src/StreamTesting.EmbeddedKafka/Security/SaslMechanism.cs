namespace StreamTesting.EmbeddedKafka;

/// <summary>How a client proves who it is (<c>sasl.mechanism</c>).</summary>
public enum SaslMechanism
{
    /// <summary>PLAIN (RFC 4616): name and password as they are. Anyone who reads the connection reads them, unless it is TLS.</summary>
    Plain,

    /// <summary>SCRAM-SHA-256 (RFC 5802, RFC 7677): proof of the password without sending it.</summary>
    ScramSha256,

    /// <summary>SCRAM-SHA-512: as SCRAM-SHA-256, with the longer hash.</summary>
    ScramSha512,
}
