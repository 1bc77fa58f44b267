namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>Whether a request may be served as far as SASL is concerned.</summary>
internal enum SaslAdmission
{
    /// <summary>It may.</summary>
    Served,

    /// <summary>It is answered with ILLEGAL_SASL_STATE, and the connection is closed.</summary>
    Refused,

    /// <summary>The connection is closed without an answer.</summary>
    Closed,

    /// <summary>As <see cref="Closed"/>, because the client should have authenticated again by now.</summary>
    Expired,
}
