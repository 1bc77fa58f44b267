namespace StreamTesting.Domains;

/// <summary>How decimal numbers are sent (<c>decimal.handling.mode</c>).</summary>
public enum DecimalMode
{
    /// <summary>The unscaled number as base64 of its bytes. Debezium's default.</summary>
    Precise,

    /// <summary>As text, for example <c>"10.50"</c>.</summary>
    String,

    /// <summary>As a floating-point number, which may lose digits.</summary>
    Double,
}
