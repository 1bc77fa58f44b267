using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Damages bytes in the ways that parsers fall for: bits, lengths, bombs, pieces cut out, doubled, put elsewhere, or of another frame.</summary>
internal sealed class FuzzMutation
{
    private const int LargestBomb = 4096;

    private static readonly byte[][] Hostile =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFE, 0xFF, 0xFF, 0xFF, 0x0F], [0x80, 0x80, 0x80, 0x80, 0x00],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFE], [0xFF, 0xFF, 0xFF, 0xF8],
        [0xF8, 0xFF, 0xFF, 0xFF], [0xF4, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0x7F], [0x06, 0x40, 0, 0],
        [0x7F, 0xFF], [0x80, 0x00], [0xFF, 0xFE], [0xFF, 0x7F], [0x00], [0x01], [0x7F], [0x80], [0xFF],
        [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0, 0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
    ];

    private static readonly byte[][] NoUtf8 =
        [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80, 0xBF], [0xFE], [0xFF]];

    private static readonly byte[][] BombParts =
        [[0], [1], [2], [0, 0, 0, 0], [0, 0, 0, 1], [0, 0], [1, 0], [2, 0], [0, 1], [0xFF], [0xFF, 0xFF], [2, (byte)'a'], [0, 1, (byte)'a']];

    private readonly List<byte> bytes = [];

    /// <summary>The frame with one to four damages.</summary>
    /// <param name="frame">What to damage.</param>
    /// <param name="other">A frame whose pieces may come in.</param>
    /// <param name="random">Which damages.</param>
    public byte[] Of(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> other, FuzzRandom random)
    {
        bytes.Clear();
        bytes.AddRange(frame);
        for (var i = 1 + (random.Next(8) / 3); i > 0; i--)
        {
            Damage(other, random);
        }

        return [.. bytes];
    }

    private void Damage(ReadOnlySpan<byte> other, FuzzRandom random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.OneIn(4) ? random.Next(1, 400) : random.Next(1, 20), bytes.Count - at);
        switch (random.Next(15))
        {
            case 0 or 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3 when at < bytes.Count:
                bytes[at] += (byte)(random.OneIn(2) ? 1 : 255);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                Insert(at, [.. CollectionsMarshal.AsSpan(bytes).Slice(at, length)]);
                break;
            case 6:
                Insert(at, [.. CollectionsMarshal.AsSpan(bytes).Slice(random.Next(bytes.Count - length + 1), length)]);
                break;
            case 7:
                Insert(at, random.Of(Hostile));
                break;
            case 8:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 9:
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other[Math.Min(other.Length, random.OneIn(2) ? at : random.Next(other.Length + 1))..]);
                break;
            case 10:
                Insert(at, Bomb(random));
                break;
            case 11:
                Overwrite(at, LengthOfRest(bytes.Count - at, random));
                break;
            case 12:
                Overwrite(at, random.Of(NoUtf8));
                break;
            case 13 when bytes.Count >= 4:
                bytes[3] = (byte)random.Next(20);
                break;
            default:
                Overwrite(at, random.Of(Hostile));
                break;
        }
    }

    private void Insert(int at, ReadOnlySpan<byte> data) => bytes.InsertRange(at, data);

    private void Overwrite(int at, ReadOnlySpan<byte> data)
    {
        bytes.RemoveRange(at, Math.Min(data.Length, bytes.Count - at));
        Insert(at, data);
    }

    // A length that says as much, and that many elements of next to nothing; or as many tagged fields without content.
    private static byte[] Bomb(FuzzRandom random)
    {
        var part = random.Of(BombParts);
        var count = random.Next(1, (random.OneIn(8) ? LargestBomb : 200) / part.Length);
        var bomb = new List<byte>(LengthOf(count, random));
        for (var i = 0; i < count; i++)
        {
            bomb.AddRange(part);
        }

        return [.. bomb];
    }

    private static byte[] LengthOfRest(int rest, FuzzRandom random) => LengthOf((rest / random.Next(1, 10)) + random.Next(-1, 2), random);

    private static byte[] LengthOf(int count, FuzzRandom random)
    {
        switch (random.Next(3))
        {
            case 0:
                var four = new byte[4];
                BinaryPrimitives.WriteInt32BigEndian(four, count);
                return four;
            case 1:
                return [(byte)(count >> 8), (byte)count];
            default:
                var varint = new List<byte>();
                var value = (uint)(count + 1);
                for (; value >= 0x80; value >>= 7)
                {
                    varint.Add((byte)(value | 0x80));
                }

                varint.Add((byte)value);
                return [.. varint];
        }
    }
}
