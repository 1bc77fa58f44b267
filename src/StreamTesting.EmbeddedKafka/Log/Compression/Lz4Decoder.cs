using System.Buffers.Binary;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Reads LZ4 frames (format 1.6), without their checksums: the batch has one. Broken bytes throw <see cref="InvalidDataException"/>.</summary>
internal static class Lz4Decoder
{
    private const uint Magic = 0x184D2204;
    private const int MinMatch = 4;
    private const int LongestRun = 1 << 30;

    public static void Decode(ReadOnlySpan<byte> source, DecodedBytes target)
    {
        if (source.Length < 7 || BinaryPrimitives.ReadUInt32LittleEndian(source) != Magic)
        {
            throw new InvalidDataException("no LZ4 frame");
        }

        var flags = source[4];
        var (hasBlockChecksum, hasContentSize, hasDictionary) = ((flags & 0x10) != 0, (flags & 0x08) != 0, (flags & 0x01) != 0);
        var at = 4 + 2 + (hasContentSize ? 8 : 0) + (hasDictionary ? 4 : 0) + 1;
        while (true)
        {
            var head = UInt32(source, at);
            at += sizeof(uint);
            if (head == 0)
            {
                return;
            }

            var length = (int)(head & 0x7FFFFFFF);
            if (length > source.Length - at)
            {
                throw new InvalidDataException("an LZ4 block is longer than what was sent");
            }

            if ((head & 0x80000000) != 0)
            {
                target.Append(source.Slice(at, length));
            }
            else
            {
                DecodeBlock(source.Slice(at, length), target);
            }

            at += length + (hasBlockChecksum ? sizeof(uint) : 0);
        }
    }

    private static void DecodeBlock(ReadOnlySpan<byte> source, DecodedBytes target)
    {
        var at = 0;
        while (at < source.Length)
        {
            var token = source[at++];
            var literals = Length(source, ref at, token >> 4);
            if (literals > source.Length - at)
            {
                throw new InvalidDataException("an LZ4 literal is longer than what was sent");
            }

            target.Append(source.Slice(at, literals));
            at += literals;
            if (at == source.Length)
            {
                return;
            }

            var distance = At(source, at) | (At(source, at + 1) << 8);
            at += 2;
            target.Repeat(distance, Length(source, ref at, token & 0x0F) + MinMatch, start: 0);
        }
    }

    private static int Length(ReadOnlySpan<byte> source, ref int at, int nibble)
    {
        var length = nibble;
        if (nibble < 15)
        {
            return length;
        }

        byte more;
        do
        {
            more = At(source, at++);
            length += more;
        }
        while (more == 255 && length < LongestRun);
        return length;
    }

    private static uint UInt32(ReadOnlySpan<byte> source, int at) => at <= source.Length - sizeof(uint)
        ? BinaryPrimitives.ReadUInt32LittleEndian(source[at..])
        : throw new InvalidDataException("an LZ4 frame ends too early");

    private static byte At(ReadOnlySpan<byte> source, int at) =>
        (uint)at < (uint)source.Length ? source[at] : throw new InvalidDataException("an LZ4 block ends too early");
}
