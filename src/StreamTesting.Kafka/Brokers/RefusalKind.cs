namespace StreamTesting.Kafka;

/// <summary>Why a broker does not let a client in.</summary>
internal enum RefusalKind
{
    /// <summary>It does not take who the client says it is.</summary>
    Credentials,

    /// <summary>The client does not trust the broker's certificate.</summary>
    Untrusted,

    /// <summary>The client speaks TLS, the port does not.</summary>
    NoTls,

    /// <summary>The client speaks plaintext, the port closes it at once.</summary>
    Tls,

    /// <summary>The port wants a certificate of the client.</summary>
    ClientCertificate,

    /// <summary>The port wants SASL.</summary>
    Sasl,

    /// <summary>TLS fails for another reason.</summary>
    Handshake,

    /// <summary>Its name is not known.</summary>
    UnknownHost,

    /// <summary>Nothing takes connections at its port.</summary>
    NobodyListens,

    /// <summary>Its host does not answer.</summary>
    SilentHost,

    /// <summary>What answers there is no Kafka.</summary>
    NoKafka,
}
