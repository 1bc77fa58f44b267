using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The client's side of SCRAM, straight from RFC 5802, so that the broker's side is not held against itself.</summary>
internal sealed class RawScram(string mechanism, string user, string password, string authorization = "")
{
    public const string ClientNonce = "fyko+d2lbbFgONRv9qkxdawL";

    private readonly HashAlgorithmName hash = mechanism == "SCRAM-SHA-512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256;
    private readonly string header = authorization.Length == 0 ? "n,," : $"n,a={authorization},";
    private string serverFirst = "";

    public string First => header + Bare;

    public string Nonce { get; private set; } = "";

    public string Salt { get; private set; } = "";

    public int Iterations { get; private set; }

    private string Bare => $"n={user},r={ClientNonce}";

    private string WithoutProof => $"c={Convert.ToBase64String(Encoding.UTF8.GetBytes(header))},r={Nonce}";

    private byte[] AuthMessage => Encoding.UTF8.GetBytes($"{Bare},{serverFirst},{WithoutProof}");

    private byte[] SaltedPassword => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), Convert.FromBase64String(Salt), Iterations, hash, hash == HashAlgorithmName.SHA512 ? 64 : 32);

    public void Take(ReadOnlySpan<byte> first)
    {
        serverFirst = Encoding.UTF8.GetString(first);
        var parts = serverFirst.Split(',');
        (Nonce, Salt, Iterations) = (parts[0][2..], parts[1][2..], int.Parse(parts[2][2..], CultureInfo.InvariantCulture));
    }

    public string Final()
    {
        var key = Hmac(SaltedPassword, "Client Key"u8);
        var signature = Hmac(CryptographicOperations.HashData(hash, key), AuthMessage);
        return $"{WithoutProof},p={Convert.ToBase64String([.. key.Zip(signature, (a, b) => (byte)(a ^ b))])}";
    }

    public string ExpectedSignature() => $"v={Convert.ToBase64String(Hmac(Hmac(SaltedPassword, "Server Key"u8), AuthMessage))}";

    private byte[] Hmac(byte[] key, ReadOnlySpan<byte> data) => CryptographicOperations.HmacData(hash, key, data);
}
