using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>What is kept of a password for one SCRAM mechanism (RFC 5802, section 3): enough to check a proof and to give one, not to make one.</summary>
internal sealed class ScramCredential
{
    private ScramCredential(byte[] salt, byte[] storedKey, byte[] serverKey, int iterations) =>
        (Salt, StoredKey, ServerKey, Iterations) = (salt, storedKey, serverKey, iterations);

    public byte[] Salt { get; }

    public byte[] StoredKey { get; }

    public byte[] ServerKey { get; }

    public int Iterations { get; }

    public static ScramCredential OfPassword(SaslMechanism mechanism, string password, int iterations)
    {
        var salt = Secrets.Bytes(20);
        var hash = Hash(mechanism);
        var length = mechanism == SaslMechanism.ScramSha512 ? SHA512.HashSizeInBytes : SHA256.HashSizeInBytes;
        return OfSaltedPassword(mechanism, salt, Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, hash, length), iterations);
    }

    public static ScramCredential OfSaltedPassword(SaslMechanism mechanism, byte[] salt, byte[] saltedPassword, int iterations) => new(
        salt,
        CryptographicOperations.HashData(Hash(mechanism), Hmac(mechanism, saltedPassword, "Client Key"u8)),
        Hmac(mechanism, saltedPassword, "Server Key"u8),
        iterations);

    /// <summary>Says whether a proof was made by somebody who has the password.</summary>
    public bool IsProof(SaslMechanism mechanism, ReadOnlySpan<byte> authMessage, ReadOnlySpan<byte> proof)
    {
        var key = Hmac(mechanism, StoredKey, authMessage);
        if (proof.Length != key.Length)
        {
            return false;
        }

        for (var i = 0; i < key.Length; i++)
        {
            key[i] ^= proof[i];
        }

        return CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(Hash(mechanism), key), StoredKey);
    }

    /// <summary>What proves to the client that the broker knows it.</summary>
    public byte[] Sign(SaslMechanism mechanism, ReadOnlySpan<byte> authMessage) => Hmac(mechanism, ServerKey, authMessage);

    private static byte[] Hmac(SaslMechanism mechanism, byte[] key, ReadOnlySpan<byte> data) => CryptographicOperations.HmacData(Hash(mechanism), key, data);

    private static HashAlgorithmName Hash(SaslMechanism mechanism) => mechanism == SaslMechanism.ScramSha512 ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256;
}
