using System.Security.Cryptography;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>The one place where bytes are drawn that nobody may foresee: salts, nonces and serial numbers.</summary>
internal static class Secrets
{
    public static byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A nonce as SCRAM wants it: printable, without commas.</summary>
    public static string Nonce() => Convert.ToHexStringLower(Bytes(16));
}
