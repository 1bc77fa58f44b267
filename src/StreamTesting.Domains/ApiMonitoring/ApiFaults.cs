namespace StreamTesting.Domains;

/// <summary>
/// The names of the faults of API monitoring, for <c>plan.Faulty(rate, name)</c>: what the document's generator did wrong, or its server refuses.
/// Labelled by <see cref="Labels.Payload"/>.
/// </summary>
public static class ApiFaults
{
    /// <summary>A timestamp far in the future (P-32: most of the document's week of events; PX-3: refused by the server).</summary>
    public const string FutureTimestamp = "future-timestamp";

    /// <summary>A warning or an error that is reported as info (P-25).</summary>
    public const string UnderstatedSeverity = "understated-severity";

    /// <summary>A response time below zero (P-27).</summary>
    public const string NegativeLatency = "negative-latency";

    /// <summary>A status code as text (P-27).</summary>
    public const string TextStatus = "text-status";

    /// <summary>No country: null (P-97).</summary>
    public const string MissingCountry = "missing-country";

    /// <summary>An empty service name (P-99).</summary>
    public const string EmptyService = "empty-service";

    /// <summary>A title of 201 characters, one more than the server takes (PX-3).</summary>
    public const string LongTitle = "long-title";

    internal static IReadOnlyList<PayloadFault> All { get; } =
    [
        PayloadFault.Wrong("timestamp", "9999-12-31T23:59:59.999999Z").Named(FutureTimestamp),
        PayloadFault.Wrong("severity", "info").Named(UnderstatedSeverity),
        PayloadFault.Negative("metrics.response_time_ms").Named(NegativeLatency),
        PayloadFault.AsText("metrics.status_code").Named(TextStatus),
        PayloadFault.Null("context.tags.country").Named(MissingCountry),
        PayloadFault.Empty("source.service").Named(EmptyService),
        PayloadFault.Wrong("title", new string('x', 201)).Named(LongTitle),
    ];
}
