using System.IO.Compression;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The records of a batch, uncompressed.</summary>
internal static class RecordPayload
{
    /// <summary>False where the bytes are broken: then only the batch's header is known.</summary>
    public static bool TryOpen(in RecordBatch batch, out ReadOnlySpan<byte> records)
    {
        var codec = (CompressionCodec)batch.CodecNumber;
        records = batch.Records;
        if (codec is CompressionCodec.None or > CompressionCodec.Zstd)
        {
            return codec == CompressionCodec.None;
        }

        try
        {
            var target = new DecodedBytes();
            Decode(codec, batch.Records, target);
            records = target.Span;
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Decompresses.</summary>
    /// <exception cref="InvalidDataException">The bytes are broken, or more than the target takes.</exception>
    public static void Decode(CompressionCodec codec, ReadOnlySpan<byte> compressed, DecodedBytes target)
    {
        switch (codec)
        {
            case CompressionCodec.Gzip:
                Gunzip(compressed, target);
                break;
            case CompressionCodec.Snappy:
                SnappyDecoder.Decode(compressed, target);
                break;
            case CompressionCodec.Lz4:
                Lz4Decoder.Decode(compressed, target);
                break;
            default:
                ZstdDecoder.Decode(compressed, target);
                break;
        }
    }

    private static void Gunzip(ReadOnlySpan<byte> compressed, DecodedBytes target)
    {
        using var source = new MemoryStream(compressed.ToArray());
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        var buffer = new byte[8192];
        for (var count = gzip.Read(buffer); count > 0; count = gzip.Read(buffer))
        {
            target.Append(buffer.AsSpan(0, count));
        }
    }
}
