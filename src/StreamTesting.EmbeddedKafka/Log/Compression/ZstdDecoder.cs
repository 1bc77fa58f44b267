using System.Buffers.Binary;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// Reads Zstandard frames (RFC 8878) without dictionaries and without their checksums: the batch has one. Broken bytes throw
/// <see cref="InvalidDataException"/>.
/// </summary>
internal static class ZstdDecoder
{
    private const uint Magic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const int MaxBlock = 128 * 1024;

    public static void Decode(ReadOnlySpan<byte> source, DecodedBytes target)
    {
        try
        {
            while (!source.IsEmpty)
            {
                var magic = BinaryPrimitives.ReadUInt32LittleEndian(source);
                source = (magic & ~15U) == SkippableMagic
                    ? source[8..][checked((int)BinaryPrimitives.ReadUInt32LittleEndian(source[4..]))..]
                    : magic == Magic ? Frame(source[4..], target)
                    : throw new InvalidDataException("no Zstandard frame");
            }
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("Zstandard data ends too early or is broken", exception);
        }
    }

    private static ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> source, DecodedBytes target)
    {
        var descriptor = source[0];
        var (isSingle, hasChecksum) = ((descriptor & 0x20) != 0, (descriptor & 0x04) != 0);
        ReadOnlySpan<int> dictionarySizes = [0, 1, 2, 4];
        ReadOnlySpan<int> contentSizes = [isSingle ? 1 : 0, 2, 4, 8];
        if ((descriptor & 3) != 0)
        {
            throw new InvalidDataException("a Zstandard frame wants a dictionary");
        }

        source = source[(1 + (isSingle ? 0 : 1) + dictionarySizes[descriptor & 3] + contentSizes[descriptor >> 6])..];
        var blocks = new ZstdBlocks(target);
        while (true)
        {
            var head = source[0] | (source[1] << 8) | (source[2] << 16);
            var (isLast, type, size) = ((head & 1) != 0, (head >> 1) & 3, head >> 3);
            source = source[3..];
            if (size > MaxBlock)
            {
                throw new InvalidDataException($"a Zstandard block claims {size} bytes; at most {MaxBlock} are allowed");
            }

            switch (type)
            {
                case 0:
                    target.Append(source[..size]);
                    break;
                case 1:
                    target.Fill(source[0], size);
                    size = 1;
                    break;
                case 2:
                    blocks.Decode(source[..size]);
                    break;
                default:
                    throw new InvalidDataException("a Zstandard block is of no known type");
            }

            source = source[size..];
            if (isLast)
            {
                return source[(hasChecksum ? 4 : 0)..];
            }
        }
    }
}
