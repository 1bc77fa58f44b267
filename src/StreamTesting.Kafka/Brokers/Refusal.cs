using System.Text.RegularExpressions;

namespace StreamTesting.Kafka;

/// <summary>That a broker does not let a client in.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Reason">What the client said; null where that is of no use.</param>
internal sealed record Refusal(RefusalKind Kind, string? Reason)
{
    private static readonly Regex Around = new("""^(?:\S+/(?:bootstrap|\d+): )?(?<words>.*?)(?: \(after [^()]*\))?$""", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>What to do.</summary>
    public string Advice => Kind switch
    {
        RefusalKind.UnknownHost => $"Correct the name in {Servers}.",
        RefusalKind.NobodyListens => $"Start the broker, or correct host and port in {Servers}.",
        RefusalKind.NoKafka => $"Correct host and port in {Servers}; where it is TLS that answers, set security.protocol in {Where} to SSL or SASL_SSL.",
        RefusalKind.SilentHost => $"Is the host up, and does a firewall let this machine through to it? Otherwise correct {Servers}.",
        RefusalKind.Credentials => $"Correct sasl.mechanism, sasl.username and sasl.password in {Where}.",
        RefusalKind.Untrusted => $"Set ssl.ca.location (a file) or ssl.ca.pem in {Where} to the authority that issued it, and connect to a host that it names.",
        RefusalKind.NoTls => $"Set security.protocol in {Where} to PLAINTEXT, or to SASL_PLAINTEXT where users have to authenticate, or name the port that takes TLS.",
        RefusalKind.Tls => $"Set security.protocol in {Where} to SSL, or to SASL_SSL where users have to authenticate, and ssl.ca.location.",
        RefusalKind.ClientCertificate => $"Set ssl.certificate.location and ssl.key.location in {Where} to a certificate that it trusts.",
        RefusalKind.Sasl => $"Set security.protocol in {Where} to SASL_PLAINTEXT (SASL_SSL with TLS), with sasl.mechanism, sasl.username and sasl.password.",
        _ => $"Look at security.protocol and the ssl settings in {Where}.",
    };

    private static string Servers => $"the bootstrap servers ({BrokerEnvironment.ServersVariable}, or what {nameof(ExternalBroker)} was given, or --kafka-bootstrap of streamtest)";

    private static string Where => $"the client settings (the file that {BrokerEnvironment.ClientSettingsVariable} names, those given to {nameof(ExternalBroker)}, or --kafka-setting of streamtest)";

    /// <summary>What happened, and what to do.</summary>
    public string Sentence(IKafkaBroker broker)
    {
        var reason = Reason is null ? "" : $" ({Secrets.Out(Around.Match(Reason).Groups["words"].Value, broker.ClientSettings).TrimEnd('.')})";
        var who = broker.Describe();
        return Kind switch
        {
            RefusalKind.UnknownHost => $"The host of {who} is not known{reason}. {Advice}",
            RefusalKind.NobodyListens => $"Nothing takes connections where {who} is to be{reason}. {Advice}",
            RefusalKind.NoKafka => $"What answers where {who} is to be is no Kafka{reason}. {Advice}",
            RefusalKind.SilentHost => $"No connection comes about with {who}{reason}. {Advice}",
            RefusalKind.Credentials => $"Authentication is refused by {who}{reason}. {Advice}",
            RefusalKind.Untrusted => $"The certificate of {who} is not trusted{reason}. {Advice}",
            RefusalKind.NoTls => $"TLS is not what {who} takes{reason}. {Advice}",
            RefusalKind.Tls => $"Plaintext connections are closed by {who} before its first answer: it wants TLS, or is no Kafka. {Advice}",
            RefusalKind.ClientCertificate => $"The connection is refused by {who}: it wants a certificate of the client{reason}. {Advice}",
            RefusalKind.Sasl => $"Connections are closed by {who} at their first question: it wants clients to authenticate. {Advice}",
            _ => $"There is no TLS connection with {who}{reason}. {Advice}",
        };
    }
}
