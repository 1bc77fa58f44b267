namespace StreamTesting.Domains;

/// <summary>How bytes are sent (<c>binary.handling.mode</c>).</summary>
public enum BinaryMode
{
    /// <summary>As bytes, which are base64 in JSON. Debezium's default.</summary>
    Bytes,

    /// <summary>As text in base64.</summary>
    Base64,

    /// <summary>As text in base64 with the letters that URLs allow.</summary>
    Base64UrlSafe,

    /// <summary>As text in hexadecimal digits.</summary>
    Hex,
}
