using System.Security.Cryptography;

namespace StreamTesting.Domains;

/// <summary>
/// The document's checksum (O-46): the version 5 UUID (RFC 9562: SHA-1) of the payload in the namespace of object identifiers, as 32
/// lower-case hexadecimal digits. The payload is taken as Python's <c>json.dumps(payload, sort_keys=True)</c> writes it: keys sorted, separators
/// <c>", "</c> and <c>": "</c>, amounts as floats (100.0, 97.4).
/// </summary>
public static class OrderChecksum
{
    /// <summary>How many digits a checksum has.</summary>
    public const int Length = 32;

    private static ReadOnlySpan<byte> Namespace =>
        [0x6b, 0xa7, 0xb8, 0x12, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];

    /// <summary>Computes the checksum of a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="schemaVersion">The version of its shape, 1 or 2.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string Of(OrderPayload payload, int schemaVersion)
    {
        Span<byte> digits = stackalloc byte[Length];
        Of(payload, schemaVersion, digits);
        return System.Text.Encoding.ASCII.GetString(digits);
    }

    internal static void Of(OrderPayload payload, int schemaVersion, Span<byte> digits)
    {
        Span<byte> input = stackalloc byte[512];
        var json = new JsonText(input);
        json.Raw(Namespace);
        OrderPayloadJson.WriteSorted(ref json, payload, schemaVersion);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(json.Written, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        Convert.TryToHexStringLower(hash[..16], digits, out _);
    }
}
