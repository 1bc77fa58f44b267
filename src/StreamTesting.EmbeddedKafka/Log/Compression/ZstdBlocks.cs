namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The compressed blocks of one Zstandard frame, with what one block leaves to the next: tables and the last three distances.</summary>
internal sealed class ZstdBlocks(DecodedBytes target)
{
    private const int MaxBlock = 128 * 1024;

    private readonly int start = target.Length;
    private readonly int[] distances = [1, 4, 8];
    private HuffmanTable? huffman;
    private FseTable literalLengths = ZstdCodes.LiteralLengths;
    private FseTable offsets = ZstdCodes.Offsets;
    private FseTable matchLengths = ZstdCodes.MatchLengths;

    public void Decode(ReadOnlySpan<byte> block)
    {
        var literals = Literals(ref block);
        var count = Count(ref block);
        if (count == 0)
        {
            target.Append(literals);
            return;
        }

        var modes = block[0];
        block = block[1..];
        literalLengths = Table(ref block, modes >> 6, literalLengths, ZstdCodes.LiteralLengths, 9, 35);
        offsets = Table(ref block, (modes >> 4) & 3, offsets, ZstdCodes.Offsets, 8, 31);
        matchLengths = Table(ref block, (modes >> 2) & 3, matchLengths, ZstdCodes.MatchLengths, 9, 52);
        Sequences(block, count, literals);
    }

    private void Sequences(ReadOnlySpan<byte> stream, int count, ReadOnlySpan<byte> literals)
    {
        var bits = new BackwardBits(stream);
        var literalState = (int)bits.Read(literalLengths.Accuracy);
        var offsetState = (int)bits.Read(offsets.Accuracy);
        var matchState = (int)bits.Read(matchLengths.Accuracy);
        for (var i = 0; i < count; i++)
        {
            var offsetCode = offsets.Symbol(offsetState);
            var offset = (1L << offsetCode) + bits.Read(offsetCode);
            var (matchBase, matchBits) = ZstdCodes.MatchLength(matchLengths.Symbol(matchState));
            var matchLength = matchBase + (int)bits.Read(matchBits);
            var (literalBase, literalBits) = ZstdCodes.LiteralLength(literalLengths.Symbol(literalState));
            var literalLength = literalBase + (int)bits.Read(literalBits);
            target.Append(literals[..literalLength]);
            literals = literals[literalLength..];
            target.Repeat(Distance(offset, literalLength == 0), matchLength, start);
            if (i + 1 < count)
            {
                literalState = literalLengths.Next(literalState, ref bits);
                matchState = matchLengths.Next(matchState, ref bits);
                offsetState = offsets.Next(offsetState, ref bits);
            }
        }

        if (bits.Left != 0)
        {
            throw new InvalidDataException("Zstandard sequences do not end where they should");
        }

        target.Append(literals);
    }

    private int Distance(long offset, bool withoutLiterals)
    {
        if (offset > 3)
        {
            (distances[2], distances[1], distances[0]) = (distances[1], distances[0], checked((int)(offset - 3)));
            return distances[0];
        }

        var index = (int)offset - 1 + (withoutLiterals ? 1 : 0);
        var distance = index == 3 ? distances[0] - 1 : distances[index];
        if (index > 0)
        {
            distances[2] = index == 1 ? distances[2] : distances[1];
            (distances[1], distances[0]) = (distances[0], distance);
        }

        return distance;
    }

    private static FseTable Table(ref ReadOnlySpan<byte> block, int mode, FseTable last, FseTable predefined, int maxAccuracy, int maxSymbol)
    {
        var used = 0;
        var table = mode switch
        {
            0 => predefined,
            1 => FseTable.Of(block[used++]),
            2 => FseTable.Read(block, maxAccuracy, maxSymbol, out used),
            _ => last,
        };
        block = block[used..];
        return table;
    }

    private static int Count(ref ReadOnlySpan<byte> block)
    {
        var first = block[0];
        var (count, used) = first switch
        {
            < 128 => (first, 1),
            < 255 => (((first - 128) << 8) + block[1], 2),
            _ => (block[1] + (block[2] << 8) + 0x7F00, 3),
        };
        block = block[used..];
        return count;
    }

    private byte[] Literals(ref ReadOnlySpan<byte> block)
    {
        var (type, format) = (block[0] & 3, (block[0] >> 2) & 3);
        if (type < 2)
        {
            var (headSize, shift) = format switch { 1 => (2, 4), 3 => (3, 4), _ => (1, 3) };
            var length = Checked((int)(Little(block, headSize) >> shift));
            var plain = type == 0 ? block.Slice(headSize, length).ToArray() : new byte[length];
            if (type == 1)
            {
                plain.AsSpan().Fill(block[headSize]);
            }

            block = block[(headSize + (type == 0 ? length : 1))..];
            return plain;
        }

        var (size, width) = format switch { 2 => (4, 14), 3 => (5, 18), _ => (3, 10) };
        var head = Little(block, size) >> 4;
        var literals = new byte[Checked((int)(head & ((1UL << width) - 1)))];
        var packed = block.Slice(size, (int)(head >> width));
        block = block[(size + packed.Length)..];
        if (type == 2)
        {
            huffman = HuffmanTable.Read(packed, out var used);
            packed = packed[used..];
        }

        Unpack(packed, literals, streams: format == 0 ? 1 : 4);
        return literals;
    }

    private void Unpack(ReadOnlySpan<byte> packed, Span<byte> literals, int streams)
    {
        var table = huffman ?? throw new InvalidDataException("a Zstandard block repeats a prefix code that is not there");
        if (streams == 1)
        {
            table.Decode(packed, literals);
            return;
        }

        var sizes = packed[..6];
        var (at, each) = (6, (literals.Length + 3) / 4);
        for (var i = 0; i < 3; i++)
        {
            var size = sizes[2 * i] | (sizes[(2 * i) + 1] << 8);
            table.Decode(packed.Slice(at, size), literals.Slice(i * each, each));
            at += size;
        }

        table.Decode(packed[at..], literals[(3 * each)..]);
    }

    private static int Checked(int length) =>
        length <= MaxBlock ? length : throw new InvalidDataException($"a Zstandard block claims {length} literals");

    private static ulong Little(ReadOnlySpan<byte> bytes, int count)
    {
        ulong value = 0;
        for (var i = 0; i < count; i++)
        {
            value |= (ulong)bytes[i] << (8 * i);
        }

        return value;
    }
}
