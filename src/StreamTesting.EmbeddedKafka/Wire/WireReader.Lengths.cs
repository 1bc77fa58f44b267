using System.Text;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>Strings, byte fields, arrays and tagged fields: whatever begins with a length.</summary>
internal ref partial struct WireReader
{
    /// <summary>The longest string of the protocol, in UTF-8 bytes.</summary>
    public const int MaxStringLength = short.MaxValue;

    private const int MaxFirstCapacity = 1024;

    /// <summary>How large a list to make for a claimed count: what is claimed, but never much before it was seen.</summary>
    public static int FirstCapacity(int count) => Math.Min(count, MaxFirstCapacity);

    public string ReadString(bool flexible) => ReadNullableString(flexible) ?? throw Bad("null for a string that may not be null");

    /// <summary>UTF-8; what is not UTF-8 becomes U+FFFD.</summary>
    public string? ReadNullableString(bool flexible)
    {
        long length = flexible ? ReadUnsignedVarint() - 1L : ReadInt16();
        if (length > MaxStringLength)
        {
            throw Bad($"a string of {length} bytes, at most {MaxStringLength} are allowed");
        }

        if (CheckLength(length, "a string") < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Take((int)length);
        return _strings is null ? Encoding.UTF8.GetString(bytes) : _strings.Get(bytes);
    }

    public ReadOnlyMemory<byte> ReadBytes(bool flexible)
    {
        return ReadNullableBytes(flexible) ?? throw Bad("null for bytes that may not be null");
    }

    /// <summary>A slice of the frame, not copied.</summary>
    public ReadOnlyMemory<byte>? ReadNullableBytes(bool flexible)
    {
        long length = flexible ? ReadUnsignedVarint() - 1L : ReadInt32();
        return CheckLength(length, "bytes") < 0 ? default(ReadOnlyMemory<byte>?) : ReadSlice((int)length);
    }

    /// <summary>The number of elements, or -1 for null; never more than the bytes left can hold.</summary>
    /// <param name="flexible">Whether the length is a compact one.</param>
    /// <param name="leastElementSize">The fewest bytes that one element takes.</param>
    /// <param name="nullable">Whether null is allowed.</param>
    public int ReadArrayLength(bool flexible, int leastElementSize, bool nullable)
    {
        long count = flexible ? ReadUnsignedVarint() - 1L : ReadInt32();
        if (count > Remaining / leastElementSize)
        {
            throw Bad($"an array of {count} elements of at least {leastElementSize} bytes, {Remaining} bytes left");
        }

        if (count < -1 || (count == -1 && !nullable))
        {
            throw Bad(count == -1 ? "null for an array that may not be null" : $"an array of {count} elements");
        }

        return (int)count;
    }

    /// <summary>Whether a nullable struct follows: a negative byte says no.</summary>
    public bool ReadPresence() => ReadInt8() >= 0;

    public int ReadTaggedFieldCount()
    {
        uint count = ReadUnsignedVarint();
        return count <= Remaining / 2 ? (int)count : throw Bad($"{count} tagged fields, {Remaining} bytes left");
    }

    /// <summary>The head of a tagged field.</summary>
    /// <param name="end">The position behind the field.</param>
    public uint ReadTag(out int end)
    {
        uint tag = ReadUnsignedVarint();
        uint size = ReadUnsignedVarint();
        end = size <= Remaining ? _position + (int)size : throw Bad($"a tagged field of {size} bytes, {Remaining} left");
        return tag;
    }

    /// <summary>Checks that a known tagged field had the length that it said.</summary>
    public readonly void EndTaggedField(uint tag, int end)
    {
        if (_position != end)
        {
            throw Bad($"tagged field {tag} should end at byte {end}");
        }
    }

    /// <summary>The bytes up to <paramref name="end"/>, not copied.</summary>
    public ReadOnlyMemory<byte> ReadSliceTo(int end) => ReadSlice(end - _position);

    private readonly long CheckLength(long length, string what)
    {
        return length >= -1 && length <= Remaining ? length : throw Bad($"{what} of {length} bytes, {Remaining} left");
    }
}
