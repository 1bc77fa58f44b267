using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Cli;

/// <summary>Who may use the broker, how connections are protected, and where it listens.</summary>
internal sealed class SecuritySettings
{
    private const string UsersVariable = "STREAMTESTING_BROKER_USERS";

    private static readonly Dictionary<string, SaslMechanism> Mechanisms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PLAIN"] = SaslMechanism.Plain, ["SCRAM-SHA-256"] = SaslMechanism.ScramSha256, ["SCRAM-SHA-512"] = SaslMechanism.ScramSha512,
    };

    private readonly Option<string[]> _users = Opt.Many("--user", "NAME:PASSWORD", $"Somebody who may use the broker, by SASL; with none, everyone may. Others on this machine can see a command line: --users-file and the environment variable {UsersVariable} (a user a line) keep passwords off it.");
    private readonly Option<string?> _usersFile = Opt.Text("--users-file", "FILE", "Users, NAME:PASSWORD a line; empty lines and those that begin with '#' count for nothing.");
    private readonly Option<string[]> _mechanisms = Opt.Many("--mechanism", "NAME", "How users may authenticate: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512; all of them where none is named.");
    private readonly Option<bool> _tls = Opt.Flag("--tls", "Connections are encrypted, by a certificate made for the run.");
    private readonly Option<string?> _certificate = Opt.Text("--certificate", "FILE", "The broker's certificate in PEM, in place of one made for the run; behind it those up to its root.");
    private readonly Option<string?> _key = Opt.Text("--certificate-key", "FILE", "Its private key in PEM; by default it stands in the file of the certificate.");
    private readonly Option<string?> _clients = Opt.Word("--client-certificates", "Whether clients have to show a certificate.", "none", "none", "requested", "required");
    private readonly Option<string?> _clientAuthority = Opt.Text("--client-ca", "FILE", "Who issued the certificates that clients show, in PEM.");
    private readonly Option<string?> _authorityFile = Opt.Text("--ca-out", "FILE", "Gets the certificate that clients have to trust (ssl.ca.location), in PEM, before the broker is ready.");
    private readonly Option<string?> _listen = Opt.Text("--listen", "ADDRESS", "The address to listen on. Any but a loopback address lets other machines in, to read, write and delete everything: give users too.", "127.0.0.1");
    private readonly Option<string?> _host = Opt.Text("--advertised-host", "HOST", "The host that clients are told, where it is not the address of --listen; needed with 0.0.0.0.");

    public IEnumerable<Option> All => [_users, _usersFile, _mechanisms, _tls, _certificate, _key, _clients, _clientAuthority, _authorityFile, _listen, _host];

    public string? AuthorityFile(ParseResult result) => result.GetValue(_authorityFile);

    public string? Host(ParseResult result) => result.GetValue(_host);

    public IPAddress Address(ParseResult result)
    {
        var text = result.GetValue(_listen)!;
        return text == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(text, out var address) ? Known(address, Host(result))
            : throw CliException.Usage($"--listen is '{text}'; it must be an IP address of this machine, for example 127.0.0.1 or 0.0.0.0.");
    }

    private static IPAddress Known(IPAddress address, string? host) => host is null && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        ? throw CliException.Usage($"--listen is '{address}', every address of the machine, which is no host to connect to; say by --advertised-host what clients are told.")
        : address;

    /// <summary>What is asked for; null where nothing is.</summary>
    public SecurityOptions? Security(ParseResult result)
    {
        result.RefuseWithout(_tls, _certificate, _key, _clients, _clientAuthority, _authorityFile);
        result.RefuseWithout(_certificate, _key);
        var users = Users(result);
        if (users.Count == 0 && result.IsGiven(_mechanisms))
        {
            throw CliException.Usage("--mechanism changes nothing without users; give --user, --users-file or " + UsersVariable + " as well.");
        }

        var security = new SecurityOptions { Users = users, Tls = result.GetValue(_tls) ? Tls(result) : null };
        return users.Count == 0 && security.Tls is null ? null
            : result.IsGiven(_mechanisms) ? security with { Mechanisms = [.. result.GetValue(_mechanisms)!.Select(Mechanism).Distinct()] }
            : security;
    }

    private static SaslMechanism Mechanism(string name) => Mechanisms.TryGetValue(name, out var mechanism)
        ? mechanism
        : throw CliException.Usage($"--mechanism is '{name}'; it must be one of {string.Join(", ", Mechanisms.Keys)}.");

    private List<KafkaUser> Users(ParseResult result)
    {
        var lines = result.GetValue(_usersFile) is { } file ? File.ReadAllLines(file) : [];
        return
        [
            .. (result.GetValue(_users) ?? []).Select(text => User(text, "A value of --user")),
            .. lines.Where(line => line.Trim() is not ("" or ['#', ..])).Select(line => User(line, $"A line of '{result.GetValue(_usersFile)}'")),
            .. (Environment.GetEnvironmentVariable(UsersVariable) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => User(line.TrimEnd('\r'), $"A line of {UsersVariable}")),
        ];
    }

    // What has no colon may be a password alone, so it is not shown.
    private static KafkaUser User(string text, string where) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < text.Length - 1
        ? new KafkaUser(text[..colon], text[(colon + 1)..])
        : throw CliException.Usage($"{where} is no NAME:PASSWORD; both must be there, with a colon between them.");

    private TlsOptions Tls(ParseResult result)
    {
        var certificates = result.GetValue(_certificate) is { } file ? Read("--certificate", file) : [];
        return new TlsOptions
        {
            Certificate = result.GetValue(_certificate) is { } own ? WithKey(own, result.GetValue(_key)) : null,
            Intermediates = [.. certificates.Skip(1)],
            ClientCertificates = Enum.Parse<ClientCertificates>(result.GetValue(_clients)!, ignoreCase: true),
            ClientAuthorities = result.GetValue(_clientAuthority) is { } authority ? Read("--client-ca", authority) : [],
        };
    }

    private static X509Certificate2 WithKey(string certificate, string? key)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (CryptographicException e)
        {
            throw CliException.Usage($"--certificate {certificate}: {e.Message.TrimEnd('.')}. It must have a certificate and its private key in PEM, without a password, or the key by --certificate-key.");
        }
    }

    private static List<X509Certificate2> Read(string option, string file)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPemFile(file);
        }
        catch (CryptographicException e)
        {
            throw CliException.Usage($"{option} {file}: {e.Message}");
        }

        return all.Count > 0 ? [.. all] : throw CliException.Usage($"{option} {file}: there is no certificate in PEM in it.");
    }
}
