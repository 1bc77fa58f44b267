using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StreamTesting.Xunit;

/// <summary>The root of a varying run: drawn at the first use, once for the process, and printed.</summary>
internal static class VaryingRoot
{
    private static readonly Lazy<Seed> Root = new(DrawAndPrint);

    public static Seed Drawn => Root.Value;

    private static Seed DrawAndPrint()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        var seed = new Seed(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        Console.WriteLine($"StreamTesting: seeds vary in this run, {ReplaySettings.SeedsVariable}={seed} repeats all of them.");
        return seed;
    }
}
