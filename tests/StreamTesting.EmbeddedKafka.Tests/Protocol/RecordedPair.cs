using System.IO.Compression;
using System.Text.Json;

namespace StreamTesting.EmbeddedKafka.Tests.Protocol;

/// <summary>A request and its response as a real client and a real broker exchanged them, without the four bytes of length.</summary>
internal sealed record RecordedPair(string Client, string Api, short Key, short Version, byte[] Request, byte[] Response)
{
    private static readonly Lazy<IReadOnlyList<RecordedPair>> Recorded = new(Load);

    public static IReadOnlyList<RecordedPair> All => Recorded.Value;

    private static List<RecordedPair> Load()
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "frames.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var pairs = new List<RecordedPair>();
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument pair = JsonDocument.Parse(line);
            JsonElement root = pair.RootElement;
            pairs.Add(new RecordedPair(
                root.GetProperty("client").GetString()!,
                root.GetProperty("api").GetString()!,
                root.GetProperty("key").GetInt16(),
                root.GetProperty("version").GetInt16(),
                Body(root.GetProperty("request")),
                Body(root.GetProperty("response"))));
        }

        return pairs;
    }

    private static byte[] Body(JsonElement hex)
    {
        byte[] frame = Convert.FromHexString(hex.GetString()!);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(frame) == frame.Length - 4
            ? frame[4..]
            : throw new InvalidDataException("a recorded frame is not as long as it says");
    }
}
