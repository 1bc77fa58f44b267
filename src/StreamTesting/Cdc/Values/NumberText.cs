using System.Globalization;
using System.Numerics;

namespace StreamTesting;

/// <summary>Numbers in one spelling.</summary>
internal static class NumberText
{
    public static string Double(double number) => number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture);

    public static string Single(float number) => number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Reads a decimal number, the words for what is none among them; null where it is neither.</summary>
    public static string? Decimal(string text) => Special(text) ?? ExactNumber.Parse(text)?.ToString();

    /// <summary>NaN and infinity as PostgreSQL, JSON and Debezium write them.</summary>
    public static string? Special(string text) => text.ToUpperInvariant() switch
    {
        "NAN" => "NaN",
        "INFINITY" or "POSITIVE_INFINITY" or "INF" or "∞" => "Infinity",
        "-INFINITY" or "NEGATIVE_INFINITY" or "-INF" or "-∞" => "-Infinity",
        _ => null,
    };

    public static string? Double(string text) => Special(text)
        ?? (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Double(number) : null);

    public static string? Single(string text) => Special(text)
        ?? (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Single(number) : null);

    public static string? Integer(string text) =>
        ExactNumber.Parse(text) is { Scale: <= 0 } number ? number.ToString() : null;

    /// <summary>The number that base64 of its big-endian bytes means; null where it is none.</summary>
    public static BigInteger? OfBase64(string text)
    {
        var bytes = new byte[((text.Length * 3) / 4) + 3];
        return text.Length > 0 && Convert.TryFromBase64String(text, bytes, out var count) ? new BigInteger(bytes.AsSpan(0, count), isBigEndian: true) : null;
    }

    /// <summary>Takes the signs of currencies and thousands out of an amount.</summary>
    public static string? Money(string text)
    {
        var isNegative = text.Contains('-', StringComparison.Ordinal) || text.StartsWith('(');
        var digits = string.Concat(text.Where(letter => char.IsAsciiDigit(letter) || letter == '.'));
        return ExactNumber.Parse(isNegative ? $"-{digits}" : digits)?.ToString();
    }
}
