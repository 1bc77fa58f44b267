using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StreamTesting.Cli;

/// <summary>Draws a seed where none was given. It is printed, so that the stream can be made again.</summary>
internal static class NewSeed
{
    public static Seed Draw() => new(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))));
}
