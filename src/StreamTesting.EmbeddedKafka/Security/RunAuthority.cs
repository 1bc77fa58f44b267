using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>A certificate authority for one run: nobody else has its key, and it ends with the broker.</summary>
internal sealed class RunAuthority : IDisposable
{
    private static readonly TimeSpan Past = TimeSpan.FromDays(1);
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private readonly DateTimeOffset from;
    private readonly DateTimeOffset until;

    public RunAuthority()
    {
        // Clients check by the real time, whatever clock the broker is given.
        var now = TimeProvider.System.GetUtcNow();
        (from, until) = (now - Past, now + Life);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=StreamTesting embedded Kafka authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(from, until);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>A certificate for brokers on this machine, and on a host of another name.</summary>
    public X509Certificate2 NewServerCertificate(string host)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else if (host != "localhost")
        {
            names.AddDnsName(host);
        }

        return New("localhost", "1.3.6.1.5.5.7.3.1", names.Build());
    }

    /// <summary>A certificate by which a client shows who it is.</summary>
    public X509Certificate2 NewClientCertificate(string name) => New(name, "1.3.6.1.5.5.7.3.2", null);

    public void Dispose() => Certificate.Dispose();

    private X509Certificate2 New(string name, string usage, X509Extension? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        using var signed = request.Create(Certificate, from, until, Secrets.Bytes(16));
        using var withKey = signed.CopyWithPrivateKey(key);

        // Windows does not take a key for TLS that lives in memory alone; through PKCS#12 it does. The key stays exportable, so that it can be given as PEM.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }
}
