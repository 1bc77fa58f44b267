namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>Damages a frame a little: bits, bytes, lengths, pieces cut out, doubled or put elsewhere.</summary>
internal static class Mutation
{
    private static readonly byte[][] Hostile =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFE], [0x7F, 0xFF], [0x80, 0x00],
        [0xFF, 0xFF, 0xFF, 0x7F], [0x00], [0xFF],
    ];

    public static byte[] Of(byte[] frame, Random random)
    {
        List<byte> bytes = [.. frame];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            Damage(bytes, random);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count + 1);
        int length = Math.Min(random.Next(1, 20), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                break;
            default:
                byte[] hostile = Hostile[random.Next(Hostile.Length)];
                bytes.RemoveRange(at, Math.Min(hostile.Length, bytes.Count - at));
                bytes.InsertRange(at, hostile);
                break;
        }
    }
}
