using System.IO.Compression;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>
/// Record batches as librdkafka and the Java client wrote them, with every codec (<c>Data/batches.txt.gz</c>: client, set of records, codec,
/// bytes), and compressed data that is small and claims to be large.
/// </summary>
internal static class BatchCorpus
{
    private static readonly Lazy<IReadOnlyList<byte[]>> Recorded = new(Load);

    public static IReadOnlyList<byte[]> Batches => Recorded.Value;

    /// <summary>What stands behind the header of the batches of a codec, and bombs of that codec.</summary>
    public static IReadOnlyDictionary<CompressionCodec, byte[][]> Payloads { get; } = new[]
    {
        CompressionCodec.Gzip, CompressionCodec.Snappy, CompressionCodec.Lz4, CompressionCodec.Zstd,
    }.ToDictionary(codec => codec, codec => Batches
        .Where(batch => (batch[22] & 7) == (int)codec)
        .Select(batch => batch[RecordBatch.HeaderSize..])
        .Concat(Bombs(codec))
        .ToArray());

    private static IEnumerable<byte[]> Bombs(CompressionCodec codec) => codec switch
    {
        CompressionCodec.Gzip => [Gzip(new byte[600_000]), [.. Gzip(new byte[100]), .. Gzip(new byte[200])]],
        CompressionCodec.Snappy => [[.. Varint(1 + (64 * 500)), 0, (byte)'a', .. Repeated([0xFE, 1, 0], 500)], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0xF0, 0xFF]],
        CompressionCodec.Lz4 =>
        [
            [0x04, 0x22, 0x4D, 0x18, 0x60, 0x40, 0x82, 0x05, 0x04, 0, 0, 0x1F, (byte)'a', 1, 0, .. Repeated([0xFF], 1024), 0, 0, 0, 0, 0],
        ],
        _ =>
        [
            [0x28, 0xB5, 0x2F, 0xFD, 0, 0x58, .. Repeated([0x02, 0, 0x10, (byte)'a'], 100), 0x03, 0, 0x10, (byte)'b'],
            [0x28, 0xB5, 0x2F, 0xFD, 0, 0x58, .. Repeated([0xFA, 0xFF, 0xFF, (byte)'a'], 20), 0x03, 0, 0, (byte)'b'],
            [0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4, 0x28, 0xB5, 0x2F, 0xFD, 0x20, 1, 0x09, 0, 0, (byte)'a', 0x51, 0x2A, 0x4D, 0x18, 0, 0, 0, 0],
            [0x28, 0xB5, 0x2F, 0xFD, 0, 0x58, 0x45, 0, 0, 0x05, (byte)'a', 0xFF, 0xFF, 0xFF, 0x54, 4, 6, 52, 1],
        ],
    };

    private static byte[] Repeated(byte[] part, int times) => [.. Enumerable.Repeat(part, times).SelectMany(each => each)];

    private static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }

    private static IReadOnlyList<byte[]> Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "batches.txt.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return [.. lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Convert.FromBase64String(line.Split(' ')[3]))];
    }
}
