namespace StreamTesting.EmbeddedKafka;

/// <summary>Whether clients show a certificate of their own (ssl.client.auth).</summary>
public enum ClientCertificates
{
    /// <summary>They are not asked for one.</summary>
    None,

    /// <summary>They are asked: one that is shown must be good, none is good as well.</summary>
    Requested,

    /// <summary>They are asked, and refused without one.</summary>
    Required,
}
