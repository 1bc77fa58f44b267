using System.Globalization;

namespace StreamTesting;

/// <summary>Any value as text.</summary>
internal static class RawText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
