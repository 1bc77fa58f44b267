using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>
/// The document's checksum (O-46): the version 5 UUID (RFC 9562: SHA-1) of the payload in the namespace of object identifiers, as 32
/// lower-case hexadecimal digits. In Python: <c>uuid5(NAMESPACE_OID, json.dumps(payload, sort_keys=True)).hex</c>.
/// </summary>
/// <remarks>
/// The payload is written with its keys sorted, <c>", "</c> and <c>": "</c> between, amounts as floats in their shortest form (100.0, 97.4,
/// 82.15), and what is not ASCII as <c>\uXXXX</c>. The namespace is 6ba7b812-9dad-11d1-80b4-00c04fd430c8, its 16 bytes in that order before
/// the text. Of the SHA-1, the first 16 bytes count; the high half of byte 6 is set to 5, the two high bits of byte 8 to 10.
/// </remarks>
public static class OrderChecksum
{
    /// <summary>How many digits a checksum has.</summary>
    public const int Length = 32;

    private const int MostBytesOnStack = 1024;

    private static ReadOnlySpan<byte> Namespace =>
        [0x6b, 0xa7, 0xb8, 0x12, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];

    /// <summary>Computes the checksum of a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="schemaVersion">The version of its shape, 1 or 2.</param>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    /// <exception cref="ArgumentException">An amount is not in whole cents, or the payload is none of this package.</exception>
    public static string Of(OrderPayload payload, int schemaVersion = 1)
    {
        ArgumentNullException.ThrowIfNull(payload);
        Span<byte> digits = stackalloc byte[Length];
        Write(payload, schemaVersion, digits);
        return Encoding.ASCII.GetString(digits);
    }

    internal static void Write(OrderPayload payload, int schemaVersion, Span<byte> digits)
    {
        var most = Namespace.Length + OrderPayloadJson.MostBytes(payload);
        var text = most <= MostBytesOnStack ? stackalloc byte[MostBytesOnStack] : new byte[most];
        var json = new JsonText(text);
        json.Raw(Namespace);
        OrderPayloadJson.WriteSorted(ref json, payload, schemaVersion);
        WriteOf(json.Written, digits);
    }

    /// <summary>Computes the checksum of a payload that is written already, sorted and spaced.</summary>
    internal static void Write(ReadOnlySpan<byte> sorted, Span<byte> digits) => WriteOf([.. Namespace, .. sorted], digits);

    private static void WriteOf(ReadOnlySpan<byte> text, Span<byte> digits)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(text, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        Convert.TryToHexStringLower(hash[..16], digits, out _);
    }
}
