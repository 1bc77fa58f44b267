using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Reads from librdkafka's words why a broker does not let it in. Known by 2.14 and 2.15; what is not recognized ends in a time-out, as without this.</summary>
internal static class RefusalKinds
{
    /// <summary>What an error means for good; null where the client may yet get in.</summary>
    public static RefusalKind? OfError(Error error) => error.Code switch
    {
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed => RefusalKind.Credentials,
        ErrorCode.Local_Ssl when Has(error.Reason, "certificate verify failed") => RefusalKind.Untrusted,
        ErrorCode.Local_Ssl or ErrorCode.Local_Transport when Has(error.Reason, "connecting to a PLAINTEXT broker listener") => RefusalKind.NoTls,
        ErrorCode.Local_Ssl or ErrorCode.Local_Transport when Has(error.Reason, "alert number 42") || Has(error.Reason, "alert number 116") || Has(error.Reason, "certificate required") =>
            RefusalKind.ClientCertificate,
        _ => null,
    };

    /// <summary>What an error may mean, if it goes on: a broker may be about to start.</summary>
    public static RefusalKind? Suspicion(Error error) => error.Code switch
    {
        ErrorCode.Local_Ssl => RefusalKind.Handshake,
        ErrorCode.Local_Resolve => RefusalKind.UnknownHost,
        ErrorCode.Local_BadMsg when Has(error.Reason, "in state APIVERSION_QUERY") => RefusalKind.NoKafka,
        ErrorCode.Local_Transport when Has(error.Reason, "in state CONNECT)") => RefusalKind.NobodyListens,
        _ => null,
    };

    /// <summary>What a close may mean that came before the cluster was known, or a connection that did not come about, if it goes on.</summary>
    public static RefusalKind? Suspicion(string line) =>
        Has(line, "/bootstrap: Connection setup timed out") ? RefusalKind.SilentHost
        : !Has(line, "/bootstrap: ") || !Has(line, "Disconnected") ? null
        : Has(line, "SSL connection closed by peer") && Has(line, "in state APIVERSION_QUERY") ? RefusalKind.ClientCertificate
        : Has(line, "in state APIVERSION_QUERY") ? RefusalKind.Tls
        : Has(line, "in state UP") ? RefusalKind.Sasl
        : null;

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
