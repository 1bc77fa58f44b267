using System.Numerics;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>A table of Zstandard's finite state entropy coding: for each state a symbol, and how to come to the next state (RFC 8878, 4.1).</summary>
internal sealed class FseTable
{
    private readonly (byte Symbol, byte Bits, ushort Base)[] states;

    private FseTable(int accuracy, (byte, byte, ushort)[] states)
    {
        Accuracy = accuracy;
        this.states = states;
    }

    public int Accuracy { get; }

    public static FseTable Of(byte symbol) => new(0, [(symbol, 0, 0)]);

    public static FseTable Of(int accuracy, ReadOnlySpan<short> probabilities)
    {
        var size = 1 << accuracy;
        var states = new (byte Symbol, byte Bits, ushort Base)[size];
        var next = new int[probabilities.Length];
        var high = size - 1;
        for (var symbol = 0; symbol < probabilities.Length; symbol++)
        {
            next[symbol] = Math.Abs(probabilities[symbol]);
            if (probabilities[symbol] == -1)
            {
                states[high--].Symbol = (byte)symbol;
            }
        }

        var (position, step) = (0, (size >> 1) + (size >> 3) + 3);
        for (var symbol = 0; symbol < probabilities.Length; symbol++)
        {
            for (var i = 0; i < probabilities[symbol]; i++)
            {
                states[position].Symbol = (byte)symbol;
                do
                {
                    position = (position + step) & (size - 1);
                }
                while (position > high);
            }
        }

        foreach (ref var state in states.AsSpan())
        {
            var number = next[state.Symbol]++;
            state.Bits = (byte)(accuracy - BitOperations.Log2((uint)number));
            state.Base = (ushort)((number << state.Bits) - size);
        }

        return new FseTable(accuracy, states);
    }

    /// <summary>Reads a table's description and says how many bytes it took.</summary>
    public static FseTable Read(ReadOnlySpan<byte> source, int maxAccuracy, int maxSymbol, out int used)
    {
        var bits = new ForwardBits(source);
        var accuracy = (int)bits.Read(4) + 5;
        if (accuracy > maxAccuracy)
        {
            throw new InvalidDataException($"a Zstandard table has accuracy {accuracy}, above {maxAccuracy}");
        }

        var probabilities = new List<short>();
        var remaining = (1 << accuracy) + 1;
        while (remaining > 1 && probabilities.Count <= maxSymbol)
        {
            var width = BitOperations.Log2((uint)remaining) + 1;
            var threshold = 1 << (width - 1);
            var spare = (2 * threshold) - 1 - remaining;
            var value = (int)bits.Peek(width);
            if ((value & (threshold - 1)) < spare)
            {
                value &= threshold - 1;
                width--;
            }
            else if (value >= threshold)
            {
                value -= spare;
            }

            bits.Skip(width);
            var probability = (short)(value - 1);
            remaining -= Math.Abs(probability);
            probabilities.Add(probability);
            for (var zeros = probability == 0 ? 3U : 0; zeros == 3;)
            {
                zeros = bits.Read(2);
                probabilities.AddRange(Enumerable.Repeat((short)0, (int)zeros));
            }
        }

        if (remaining != 1 || probabilities.Count > maxSymbol + 1)
        {
            throw new InvalidDataException("a Zstandard table's probabilities do not add up");
        }

        used = bits.BytesUsed;
        return Of(accuracy, probabilities.ToArray());
    }

    public byte Symbol(int state) => states[state].Symbol;

    public int Next(int state, ref BackwardBits bits) => states[state].Base + (int)bits.Read(states[state].Bits);
}
