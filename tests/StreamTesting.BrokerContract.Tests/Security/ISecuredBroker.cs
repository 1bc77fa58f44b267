namespace StreamTesting.BrokerContract.Tests;

/// <summary>A Kafka with a listener for each way to protect one. Its users are alice and bob.</summary>
public interface ISecuredBroker
{
    /// <summary>Where nothing is asked for.</summary>
    string Open { get; }

    /// <summary>SASL by PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512, without TLS.</summary>
    string Sasl { get; }

    /// <summary>The same, where clients have to authenticate again after <see cref="SecuredUsers.Lifetime"/>.</summary>
    string Reauthenticating { get; }

    /// <summary>SASL over TLS.</summary>
    string SaslTls { get; }

    /// <summary>TLS alone.</summary>
    string Tls { get; }

    /// <summary>TLS where clients show a certificate.</summary>
    string MutualTls { get; }

    /// <summary>What a client of <see cref="SaslTls"/>, <see cref="Tls"/> and <see cref="MutualTls"/> has to trust, in PEM.</summary>
    string TrustedBy(string servers);

    /// <summary>A certificate and its key that <see cref="MutualTls"/> takes, in PEM.</summary>
    (string Certificate, string Key) ClientCertificate { get; }
}
