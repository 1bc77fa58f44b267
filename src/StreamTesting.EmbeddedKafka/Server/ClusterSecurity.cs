using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>What all brokers of a cluster share of security: the users, the certificates.</summary>
internal sealed class ClusterSecurity : IDisposable
{
    private readonly EmbeddedKafkaOptions options;
    private readonly Lock gate = new();
    private string? file;

    public ClusterSecurity(EmbeddedKafkaOptions options)
    {
        this.options = options;
        Settings = options.Security ?? new SecurityOptions();
        Users = new UserStore(Settings);
        Tls = Settings.Tls is { } tls ? new TlsSettings(tls, options.Host) : null;
    }

    public SecurityOptions Settings { get; }

    public UserStore Users { get; }

    public TlsSettings? Tls { get; }

    public bool IsOpen => Settings.Users.Count == 0 && Tls is null;

    /// <summary>What a new connection has to prove; null where it is nothing.</summary>
    public SaslSession? NewSession() => Settings.Users.Count == 0 ? null : new SaslSession(Settings, Users, options.TimeProvider);

    /// <summary>The file with the certificate that clients have to trust; null where there is none. It is there until the broker stops.</summary>
    public string? TrustedFile()
    {
        lock (gate)
        {
            if (Tls?.TrustedPem is { } trusted && file is null)
            {
                file = Path.GetTempFileName();
                File.WriteAllText(file, trusted);
            }

            return file;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            Tls?.Dispose();
            if (file is not null)
            {
                File.Delete(file);
            }
        }
    }
}
