using System.Globalization;
using System.Numerics;

namespace StreamTesting;

/// <summary>Values of a column in the one spelling by which they are compared.</summary>
internal static class ColumnValues
{
    public static bool AreEqual(ColumnKind kind, object? left, object? right) =>
        string.Equals(Spelled(kind, left), Spelled(kind, right), StringComparison.Ordinal);

    public static string? Spelled(ColumnKind kind, object? value) => value is null ? null : kind switch
    {
        ColumnKind.Integer => Integer(value),
        ColumnKind.Boolean => Boolean(value),
        ColumnKind.Uuid when Guid.TryParse(Text(value), out var uuid) => uuid.ToString(),
        _ => Text(value),
    };

    private static string Integer(object value)
    {
        if (value is bool flag)
        {
            return flag ? "1" : "0";
        }

        return BigInteger.TryParse(Text(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Text(value);
    }

    private static string Boolean(object value) => Text(value) switch
    {
        "True" or "true" or "t" or "1" => "true",
        "False" or "false" or "f" or "0" => "false",
        var other => other,
    };

    private static string Text(object value) => value switch
    {
        string text => text,
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
