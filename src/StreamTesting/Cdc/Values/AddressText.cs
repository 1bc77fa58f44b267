using System.Globalization;
using System.Net;

namespace StreamTesting;

/// <summary>Addresses with the bits of their network, which are left out where they are all.</summary>
internal static class AddressText
{
    public static string? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var all = address.GetAddressBytes().Length * 8;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out all) || all > 128))
        {
            return null;
        }

        return all == address.GetAddressBytes().Length * 8 ? address.ToString() : string.Create(CultureInfo.InvariantCulture, $"{address}/{all}");
    }
}
