using System.Security.Cryptography;
using System.Text;

namespace StreamTesting.Domains.Tests;

public sealed class Sha1Tests
{
    [Theory]
    [InlineData("", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1")]
    public void Hash_TheStandardsExamples_IsWhatTheStandardSays(string text, string expected) =>
        Hash(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    [Fact]
    public void Hash_EveryLengthOverFourBlocks_IsWhatThePlatformComputes()
    {
        for (var length = 0; length <= 260; length++)
        {
            var message = Enumerable.Range(0, length).Select(i => (byte)((i * 7) + length)).ToArray();

            Hash(message).ShouldBe(Convert.ToHexStringLower(SHA1.HashData(message)), $"{length} bytes");
        }
    }

    private static string Hash(byte[] message)
    {
        var room = new byte[Sha1.PaddedLength(message.Length)];
        Array.Fill(room, (byte)0xFF);
        message.CopyTo(room, 0);
        var hash = new byte[Sha1.HashBytes];
        Sha1.Hash(room, message.Length, hash);
        return Convert.ToHexStringLower(hash);
    }
}
