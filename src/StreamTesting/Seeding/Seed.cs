using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace StreamTesting;

/// <summary>
/// One 64-bit number, the only source of randomness of a stream. The same seed and the same plan give the same bytes on every machine.
/// </summary>
/// <remarks>
/// As text a seed carries the format version and a check character: <c>st1-</c>, thirteen characters of Crockford's base 32, and one
/// check character (ISO/IEC 7064 MOD 37,36), so that a mistyped seed is refused instead of replaying another stream. Upper and lower
/// case mean the same. A change of the bytes that a seed makes changes the version. <c>default</c> is the seed 0, a seed like any other.
/// </remarks>
/// <param name="Value">The number itself; every value is a valid seed.</param>
public readonly record struct Seed(ulong Value)
{
    /// <summary>The version of the streams' format that this library makes, as it stands in a seed's text.</summary>
    public const int FormatVersion = 1;

    /// <summary>Reads a seed from its text.</summary>
    /// <param name="text">A text as <see cref="ToString"/> writes it.</param>
    /// <returns>The seed.</returns>
    /// <exception cref="SeedFormatException">The text is no seed, is mistyped, or belongs to another format version; the message says which.</exception>
    public static Seed Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problem = SeedText.Read(text, out var value);
        return problem is null ? new Seed(value) : throw new SeedFormatException(text, problem);
    }

    /// <summary>Reads a seed from its text, without an exception where that fails.</summary>
    /// <param name="text">A text as <see cref="ToString"/> writes it.</param>
    /// <param name="seed">The seed, or <c>default</c>.</param>
    /// <returns>Whether the text is a seed of this version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Seed seed)
    {
        ulong value = 0;
        var read = text is not null && SeedText.Read(text, out value) is null;
        seed = read ? new Seed(value) : default;
        return read;
    }

    /// <summary>Derives the sub-seed of a name: the first eight bytes of SHA-256 over the seed (little endian) and the name (UTF-8).</summary>
    /// <param name="name">What the sub-seed is for, for example <c>late</c>; case matters.</param>
    /// <returns>A seed that shares nothing with this one or with those of other names.</returns>
    public Seed Derive(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var input = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(input, Value);
        Encoding.UTF8.GetBytes(name, input.AsSpan(sizeof(ulong)));
        return new Seed(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(input)));
    }

    /// <summary>Derives the sub-seed of a number: half a Philox block at the counter (number, 2^64 - 1).</summary>
    /// <param name="index">Any number: an entity's, a shard's, a repetition's.</param>
    /// <returns>A seed that shares nothing with this one or with those of other numbers.</returns>
    public Seed Derive(long index) => new(Philox.Block(Value, (ulong)index, ulong.MaxValue).Low);

    /// <summary>Starts the sequence of random values that belongs to an element.</summary>
    /// <param name="index">The element's number; every number has a sequence of its own.</param>
    /// <returns>A source that stands before its first value. It is a mutable struct: pass it by reference.</returns>
    public RandomSource Random(long index = 0) => new(Value, (ulong)index);

    /// <summary>Writes the seed as text, for example <c>st1-000000000001as</c>.</summary>
    /// <returns>The text that <see cref="Parse"/> reads.</returns>
    public override string ToString() => SeedText.Write(Value);
}
