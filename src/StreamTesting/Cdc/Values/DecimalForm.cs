namespace StreamTesting;

/// <summary>How a connector sends decimal numbers: its option <c>decimal.handling.mode</c>.</summary>
public enum DecimalForm
{
    /// <summary>
    /// The default, <c>precise</c>: the number without its point as base64 of a big-endian two's complement, where it belongs said by the type; with
    /// the scale beside it where the type has none.
    /// </summary>
    Precise,

    /// <summary><c>double</c>: a JSON number of 64 bits, which is not exact.</summary>
    Double,

    /// <summary><c>string</c>: as text.</summary>
    Text,
}
