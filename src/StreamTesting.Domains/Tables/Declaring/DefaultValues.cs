using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>The values that a column's DEFAULT means.</summary>
internal static class DefaultValues
{
    public static bool TryRead(SqlType type, string text, out object? value)
    {
        value = type.Kind switch
        {
            SqlKind.Int16 or SqlKind.Int32 or SqlKind.Int64 or SqlKind.UnsignedInt64 when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            SqlKind.Numeric when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => Scaled(number, type.Scale),
            SqlKind.Double or SqlKind.Real when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => type.Kind == SqlKind.Real ? (float)number : number,
            SqlKind.Boolean when bool.TryParse(text, out var flag) => flag,
            SqlKind.Text => text,
            SqlKind.Enumeration when type.Allowed.Contains(text, StringComparer.Ordinal) => text,
            _ => null,
        };
        return value is not null;
    }

    /// <summary>A number with exactly so many digits behind the point.</summary>
    public static decimal Scaled(decimal number, int scale) => Math.Round(number, scale, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, false, (byte)scale);
}
