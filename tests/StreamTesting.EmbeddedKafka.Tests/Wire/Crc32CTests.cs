using System.Text;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class Crc32CTests
{
    /// <summary>Vectors of RFC 3720, B.4, and the check value of the CRC catalogue.</summary>
    public static TheoryData<string, uint> Vectors => new()
    {
        { "", 0 },
        { Convert.ToHexString(Encoding.ASCII.GetBytes("123456789")), 0xE3069283 },
        { new string('0', 64), 0x8A9136AA },
        { new string('F', 64), 0x62A8AB43 },
        { Convert.ToHexString(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()), 0x46DD794E },
        { Convert.ToHexString(Enumerable.Range(0, 32).Select(i => (byte)(31 - i)).ToArray()), 0x113FDB5C },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Compute_ReferenceVector_HasItsValue(string hex, uint crc) => Crc32C.Compute(Convert.FromHexString(hex)).ShouldBe(crc);

    [Fact]
    public void Append_CutAnywhere_IsTheChecksumOfTheWhole()
    {
        byte[] data = new byte[100];
        new Random(1).NextBytes(data);
        uint whole = Crc32C.Compute(data);

        for (int cut = 0; cut <= data.Length; cut++)
        {
            Crc32C.Append(Crc32C.Compute(data.AsSpan(0, cut)), data.AsSpan(cut)).ShouldBe(whole, $"cut at {cut}");
        }
    }
}
