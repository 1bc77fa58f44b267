using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>What all connections of a cluster need for TLS, made once.</summary>
internal sealed class TlsSettings : IDisposable
{
    private readonly TlsOptions options;
    private readonly X509Certificate2? made;

    public TlsSettings(TlsOptions options, string host)
    {
        this.options = options;
        Authority = new RunAuthority();
        made = options.Certificate is null ? Authority.NewServerCertificate(host) : null;
        Server = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(options.Certificate ?? made!, [.. options.Intermediates], offline: true),
            ClientCertificateRequired = options.ClientCertificates != ClientCertificates.None,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            EnabledSslProtocols = OperatingSystem.IsMacOS() ? SslProtocols.Tls12 : SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, certificate, chain, _) => IsGood(certificate, chain),
        };
    }

    public RunAuthority Authority { get; }

    public SslServerAuthenticationOptions Server { get; }

    /// <summary>The certificate that clients have to trust, in PEM: the authority's, or the root of the one that was given; null where that was not given along.</summary>
    public string? TrustedPem =>
        (options.Certificate is null ? Authority.Certificate : options.Intermediates.LastOrDefault() ?? options.Certificate) is var root && root.Subject == root.Issuer
            ? root.ExportCertificatePem()
            : null;

    public void Dispose()
    {
        made?.Dispose();
        Authority.Dispose();
    }

    private bool IsGood(X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is null || options.ClientCertificates == ClientCertificates.None)
        {
            return options.ClientCertificates != ClientCertificates.Required;
        }

        using var check = new X509Chain();
        check.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        check.ChainPolicy.DisableCertificateDownloads = true;
        check.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        check.ChainPolicy.CustomTrustStore.Add(Authority.Certificate);
        check.ChainPolicy.CustomTrustStore.AddRange(options.ClientAuthorities.ToArray());
        foreach (var sent in chain?.ChainElements.Select(element => element.Certificate) ?? [])
        {
            check.ChainPolicy.ExtraStore.Add(sent);
        }

        using var own = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return check.Build(own);
    }
}
