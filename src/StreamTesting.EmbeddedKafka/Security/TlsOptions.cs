using System.Security.Cryptography.X509Certificates;

namespace StreamTesting.EmbeddedKafka;

/// <summary>
/// How connections are encrypted. Immutable; <c>new()</c> makes a certificate authority and a certificate for the run, which clients trust that take
/// <c>EmbeddedKafka.ClientSettings</c>, or whose <c>ssl.ca.location</c> is <c>EmbeddedKafka.CertificateAuthorityFile</c>.
/// </summary>
public sealed record TlsOptions
{
    /// <summary>The broker's certificate with its private key. It is not disposed by the broker.</summary>
    /// <value>Default null: one made for the run, for <c>localhost</c>, 127.0.0.1, ::1 and the advertised host, by an authority made for the run.</value>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The certificates from behind <see cref="Certificate"/> up to its root, which clients are sent along with it.</summary>
    /// <value>Default none. A root at the end is what <c>EmbeddedKafka.ClientSettings</c> lets clients trust; so is a certificate that signs itself. Of no meaning without <see cref="Certificate"/>.</value>
    public IReadOnlyList<X509Certificate2> Intermediates { get; init; } = [];

    /// <summary>Whether clients show a certificate of their own.</summary>
    /// <value>Default None.</value>
    public ClientCertificates ClientCertificates { get; init; }

    /// <summary>Who else may have issued the certificates that clients show: roots, beside the authority of the run, which <c>EmbeddedKafka.NewClientCertificate</c> uses.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<X509Certificate2> ClientAuthorities { get; init; } = [];

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Intermediates);
        ArgumentNullException.ThrowIfNull(ClientAuthorities);
        if (Certificate is { HasPrivateKey: false })
        {
            throw new ArgumentException(
                $"The certificate '{Certificate.Subject}' has no private key, so the broker can't use it. Load it with its key, for example by X509Certificate2.CreateFromPemFile(certificate, key).",
                $"{nameof(TlsOptions)}.{nameof(Certificate)}");
        }

        if (!Enum.IsDefined(ClientCertificates))
        {
            throw new ArgumentOutOfRangeException($"{nameof(TlsOptions)}.{nameof(ClientCertificates)}", ClientCertificates, "It must be None, Requested or Required.");
        }
    }
}
