using System.Numerics;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The prefix code of Zstandard's literals (RFC 8878, 4.2).</summary>
internal sealed class HuffmanTable
{
    private const int MaxBits = 11;

    private readonly int bits;
    private readonly (byte Symbol, byte Bits)[] codes;

    private HuffmanTable(List<byte> weights)
    {
        var sum = weights.Sum(weight => weight == 0 ? 0 : 1 << (weight - 1));
        bits = sum == 0 ? 0 : BitOperations.Log2((uint)sum) + 1;
        var left = (1 << bits) - sum;
        if (sum == 0 || bits > MaxBits || !BitOperations.IsPow2(left) || weights.Count > 255)
        {
            throw new InvalidDataException("a Zstandard prefix code's weights do not add up");
        }

        weights.Add((byte)(BitOperations.Log2((uint)left) + 1));
        codes = new (byte, byte)[1 << bits];
        var at = 0;
        for (var weight = 1; weight <= bits; weight++)
        {
            for (var symbol = 0; symbol < weights.Count; symbol++)
            {
                if (weights[symbol] == weight)
                {
                    codes.AsSpan(at, 1 << (weight - 1)).Fill(((byte)symbol, (byte)(bits + 1 - weight)));
                    at += 1 << (weight - 1);
                }
            }
        }
    }

    public static HuffmanTable Read(ReadOnlySpan<byte> source, out int used)
    {
        var head = source[0];
        var weights = new List<byte>();
        if (head < 128)
        {
            used = 1 + head;
            ReadCompressed(source.Slice(1, head), weights);
            return new HuffmanTable(weights);
        }

        var count = head - 127;
        used = 1 + ((count + 1) / 2);
        for (var i = 0; i < count; i++)
        {
            var pair = source[1 + (i / 2)];
            weights.Add((byte)(i % 2 == 0 ? pair >> 4 : pair & 15));
        }

        return new HuffmanTable(weights);
    }

    public void Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var stream = new BackwardBits(source);
        var state = (int)stream.Read(bits);
        foreach (ref var value in target)
        {
            var (symbol, length) = codes[state];
            value = symbol;
            state = ((state << length) | (int)stream.Read(length)) & (codes.Length - 1);
        }

        if (stream.Left != -bits)
        {
            throw new InvalidDataException("Zstandard literals do not end where they should");
        }
    }

    private static void ReadCompressed(ReadOnlySpan<byte> source, List<byte> weights)
    {
        var table = FseTable.Read(source, maxAccuracy: 6, maxSymbol: 12, out var used);
        var stream = new BackwardBits(source[used..]);
        Span<int> states = [(int)stream.Read(table.Accuracy), (int)stream.Read(table.Accuracy)];
        for (var turn = 0; weights.Count < 255; turn ^= 1)
        {
            weights.Add(table.Symbol(states[turn]));
            states[turn] = table.Next(states[turn], ref stream);
            if (stream.Left < 0)
            {
                weights.Add(table.Symbol(states[turn ^ 1]));
                return;
            }
        }
    }
}
