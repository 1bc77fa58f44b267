using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka;

/// <summary>
/// Who may use the broker, and how connections are protected. Whoever is in may do everything: there are no access control lists. Immutable.
/// </summary>
/// <example><code>
/// await using var broker = await EmbeddedKafka.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], Tls = new() } });
/// using var producer = new ProducerBuilder&lt;string, string&gt;(new ProducerConfig(broker.ClientSettings("ci"))).Build();
/// </code></example>
public sealed record SecurityOptions
{
    /// <summary>Who may use the broker. With users, clients have to authenticate by SASL before anything else.</summary>
    /// <value>Default none: no SASL, everyone may use the broker.</value>
    public IReadOnlyList<KafkaUser> Users { get; init; } = [];

    /// <summary>How users may prove who they are (sasl.enabled.mechanisms).</summary>
    /// <value>At least one; default all: PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512. Of no meaning without <see cref="Users"/>.</value>
    public IReadOnlyList<SaslMechanism> Mechanisms { get; init; } = [SaslMechanism.Plain, SaslMechanism.ScramSha256, SaslMechanism.ScramSha512];

    /// <summary>How connections are encrypted.</summary>
    /// <value>Default null: they are not.</value>
    public TlsOptions? Tls { get; init; }

    /// <summary>
    /// How long clients may go on until they authenticate again (connections.max.reauth.ms, KIP-368). The connection of one that does not is closed at
    /// its next request. Once a second is as often as it may, as in Kafka, so less than 1.5 s fails clients. Counts time by <see cref="EmbeddedKafkaOptions.TimeProvider"/>.
    /// </summary>
    /// <value>More than zero; default null: they never have to.</value>
    public TimeSpan? MaxReauthentication { get; init; }

    /// <summary>How many times SCRAM hashes the users' passwords.</summary>
    /// <value>4,096 to 16,384; default 4,096, as in Kafka.</value>
    public int ScramIterations { get; init; } = SaslMechanisms.LeastIterations;

    /// <summary>How long a client may take from its connection until TLS and SASL are done; then the connection is closed. Counts real time.</summary>
    /// <value>More than zero; default 10 s.</value>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What <c>security.protocol</c> clients have to use.</summary>
    internal string Protocol => (Users.Count > 0, Tls) switch
    {
        (true, not null) => "SASL_SSL",
        (true, null) => "SASL_PLAINTEXT",
        (false, not null) => "SSL",
        _ => "PLAINTEXT",
    };

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Users);
        ArgumentNullException.ThrowIfNull(Mechanisms);
        foreach (var user in Users)
        {
            user.Validate();
        }

        if (Users.GroupBy(user => user.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The user '{twice.Key}' is there twice. Give each user once.", $"{nameof(SecurityOptions)}.{nameof(Users)}");
        }

        Require(Mechanisms.Count > 0 && Mechanisms.All(Enum.IsDefined), nameof(Mechanisms), string.Join(", ", Mechanisms), "at least one of Plain, ScramSha256 and ScramSha512");
        Require(MaxReauthentication is null || MaxReauthentication > TimeSpan.Zero, nameof(MaxReauthentication), MaxReauthentication, "more than zero, or null for never");
        Require(ScramIterations is >= SaslMechanisms.LeastIterations and <= SaslMechanisms.MostIterations, nameof(ScramIterations), ScramIterations,
            $"{SaslMechanisms.LeastIterations} to {SaslMechanisms.MostIterations}");
        Require(HandshakeTimeout > TimeSpan.Zero && HandshakeTimeout.TotalMilliseconds <= int.MaxValue, nameof(HandshakeTimeout), HandshakeTimeout, "more than zero and at most 24 days");
        Tls?.Validate();
    }

    private static void Require(bool holds, string name, object? value, string range)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException($"{nameof(SecurityOptions)}.{name}", value, $"{name} must be {range}.");
        }
    }
}
