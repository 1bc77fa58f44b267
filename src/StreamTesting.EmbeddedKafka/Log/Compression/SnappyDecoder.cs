using System.Buffers.Binary;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Reads Snappy, raw or in the framing of snappy-java that Java clients write. Broken bytes throw <see cref="InvalidDataException"/>.</summary>
internal static class SnappyDecoder
{
    private const int FramingHeader = 16;

    private static ReadOnlySpan<byte> FramingMagic => [0x82, (byte)'S', (byte)'N', (byte)'A', (byte)'P', (byte)'P', (byte)'Y', 0];

    public static void Decode(ReadOnlySpan<byte> source, DecodedBytes target)
    {
        if (!source.StartsWith(FramingMagic))
        {
            DecodeBlock(source, target);
            return;
        }

        for (source = source[Math.Min(FramingHeader, source.Length)..]; !source.IsEmpty;)
        {
            var length = source.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32BigEndian(source);
            if (length < 0 || length > source.Length - sizeof(int))
            {
                throw new InvalidDataException("a Snappy block is longer than what was sent");
            }

            DecodeBlock(source.Slice(sizeof(int), length), target);
            source = source[(sizeof(int) + length)..];
        }
    }

    private static void DecodeBlock(ReadOnlySpan<byte> source, DecodedBytes target)
    {
        var at = 0;
        long expected = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = At(source, at++);
            expected |= (long)(next & 0x7F) << shift;
            if (next < 0x80 || shift > 28)
            {
                break;
            }
        }

        var start = target.Length;
        while (at < source.Length)
        {
            var tag = source[at++];
            if ((tag & 3) == 0)
            {
                var length = tag >> 2;
                if (length >= 60)
                {
                    var bytes = length - 59;
                    length = (int)Little(source, at, bytes);
                    at += bytes;
                }

                if (length < 0 || length >= source.Length - at)
                {
                    throw new InvalidDataException("a Snappy literal is longer than what was sent");
                }

                target.Append(source.Slice(at, length + 1));
                at += length + 1;
            }
            else
            {
                at = Copy(source, at, tag, target, start);
            }
        }

        if (target.Length - start != expected)
        {
            throw new InvalidDataException($"a Snappy block has {target.Length - start} bytes where it promised {expected}");
        }
    }

    private static int Copy(ReadOnlySpan<byte> source, int at, byte tag, DecodedBytes target, int start)
    {
        var (length, distance, used) = (tag & 3) switch
        {
            1 => (((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | At(source, at), 1),
            2 => ((tag >> 2) + 1, (int)Little(source, at, 2), 2),
            _ => ((tag >> 2) + 1, (int)Little(source, at, 4), 4),
        };
        target.Repeat(distance, length, start);
        return at + used;
    }

    private static uint Little(ReadOnlySpan<byte> source, int at, int count)
    {
        uint value = 0;
        for (var i = 0; i < count; i++)
        {
            value |= (uint)At(source, at + i) << (8 * i);
        }

        return value;
    }

    private static byte At(ReadOnlySpan<byte> source, int at) =>
        (uint)at < (uint)source.Length ? source[at] : throw new InvalidDataException("Snappy data ends too early");
}
