using System.Security.Cryptography.X509Certificates;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka;

/// <content>What clients need to get in.</content>
public sealed partial class EmbeddedKafka
{
    /// <summary>The certificate that clients have to trust (ssl.ca.pem), in PEM; null without TLS, and where a given certificate came without its root.</summary>
    public string? CertificateAuthority => cluster.Security.Tls?.TrustedPem;

    /// <summary>The path of a file with <see cref="CertificateAuthority"/> (ssl.ca.location), made when first asked for and there until the broker stops; null where that is null.</summary>
    public string? CertificateAuthorityFile => cluster.Security.TrustedFile();

    /// <summary>What to configure a client with, by librdkafka's names: bootstrap.servers, and what <see cref="EmbeddedKafkaOptions.Security"/> demands.</summary>
    /// <param name="user">Whose name and password, or whom the client's certificate names; the first of <see cref="SecurityOptions.Users"/> by default.</param>
    /// <param name="mechanism">By which mechanism; the strongest that is allowed by default.</param>
    /// <returns>A new dictionary each time, for <c>new ProducerConfig(...)</c> and its like. It has the password: do not print it.</returns>
    /// <exception cref="ArgumentException">There is no such user, or the mechanism is not allowed.</exception>
    public Dictionary<string, string> ClientSettings(string? user = null, SaslMechanism? mechanism = null)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["bootstrap.servers"] = BootstrapServers };
        if (cluster.Security.IsOpen)
        {
            return user is null ? settings : throw new ArgumentException($"There is no user '{user}': the broker has no SecurityOptions.Users.", nameof(user));
        }

        settings["security.protocol"] = cluster.Security.Settings.Protocol;
        AddSasl(settings, cluster.Security.Settings, user, mechanism);
        AddTls(settings, user);
        return settings;
    }

    /// <summary>Makes a certificate for a client, by the authority of the run, which the broker trusts (<see cref="TlsOptions.ClientCertificates"/>).</summary>
    /// <param name="name">Its common name.</param>
    /// <returns>The certificate with its key, which may be exported; dispose it after use.</returns>
    /// <exception cref="InvalidOperationException">The broker has no TLS.</exception>
    public X509Certificate2 NewClientCertificate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return cluster.Security.Tls is { } tls
            ? tls.Authority.NewClientCertificate(name)
            : throw new InvalidOperationException("The broker has no TLS, so clients show no certificate. Give SecurityOptions.Tls.");
    }

    private static void AddSasl(Dictionary<string, string> settings, SecurityOptions security, string? name, SaslMechanism? mechanism)
    {
        if (security.Users.Count == 0)
        {
            if (name is not null && security.Tls!.ClientCertificates == ClientCertificates.None)
            {
                throw new ArgumentException($"There is no user '{name}': the broker has no SecurityOptions.Users, and asks for no certificate of clients.", "user");
            }

            return;
        }

        var user = name is null ? security.Users[0] : security.Users.FirstOrDefault(each => each.Name == name)
            ?? throw new ArgumentException($"There is no user '{name}'; SecurityOptions.Users has {string.Join(", ", security.Users.Select(each => $"'{each.Name}'"))}.", "user");
        if (mechanism is { } wanted && !security.Mechanisms.Contains(wanted))
        {
            throw new ArgumentException($"{wanted.Name()} is not allowed; SecurityOptions.Mechanisms has {string.Join(", ", security.Mechanisms)}.", nameof(mechanism));
        }

        settings["sasl.mechanism"] = (mechanism ?? security.Mechanisms.Max()).Name();
        settings["sasl.username"] = user.Name;
        settings["sasl.password"] = user.Password;
    }

    private void AddTls(Dictionary<string, string> settings, string? user)
    {
        if (cluster.Security is not { Tls: { } tls, Settings: { Tls: { } options } security })
        {
            return;
        }

        if (tls.TrustedPem is { } trusted)
        {
            settings["ssl.ca.pem"] = trusted;
        }

        if (options.ClientCertificates != ClientCertificates.None)
        {
            using var certificate = NewClientCertificate(user ?? security.Users.FirstOrDefault()?.Name ?? "client");
            using var key = certificate.GetECDsaPrivateKey()!;
            settings["ssl.certificate.pem"] = certificate.ExportCertificatePem();
            settings["ssl.key.pem"] = key.ExportPkcs8PrivateKeyPem();
        }
    }
}
