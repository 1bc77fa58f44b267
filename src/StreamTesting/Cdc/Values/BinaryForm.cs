namespace StreamTesting;

/// <summary>How a connector sends bytes: its option <c>binary.handling.mode</c>.</summary>
public enum BinaryForm
{
    /// <summary>The default, <c>bytes</c>, which JSON writes as base64; also <c>base64</c>.</summary>
    Base64,

    /// <summary><c>base64-url-safe</c>: with <c>-</c> and <c>_</c>.</summary>
    Base64UrlSafe,

    /// <summary><c>hex</c>: hexadecimal digits.</summary>
    Hex,
}
