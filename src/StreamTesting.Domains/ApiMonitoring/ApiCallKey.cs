namespace StreamTesting.Domains;

/// <summary>What the calls of one key have in common.</summary>
public enum ApiCallKey
{
    /// <summary>The service that was called: eight keys.</summary>
    Service,

    /// <summary>The user who called; calls without a user have no key.</summary>
    User,
}
