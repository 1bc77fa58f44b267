using System.IO.Compression;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The records of a batch, uncompressed.</summary>
internal static class RecordPayload
{
    /// <summary>False where the bytes are broken: then only the batch's header is known.</summary>
    public static bool TryOpen(in RecordBatch batch, out ReadOnlySpan<byte> records)
    {
        records = batch.Records;
        try
        {
            switch ((CompressionCodec)batch.CodecNumber)
            {
                case CompressionCodec.None:
                    return true;
                case CompressionCodec.Gzip:
                    records = Gunzip(batch.Records);
                    return true;
                case CompressionCodec.Snappy:
                    records = Decode(SnappyDecoder.Decode, batch.Records);
                    return true;
                case CompressionCodec.Lz4:
                    records = Decode(Lz4Decoder.Decode, batch.Records);
                    return true;
                case CompressionCodec.Zstd:
                    records = Decode(ZstdDecoder.Decode, batch.Records);
                    return true;
                default:
                    return false;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            return false;
        }
    }

    private delegate void Decoder(ReadOnlySpan<byte> source, DecodedBytes target);

    private static ReadOnlySpan<byte> Decode(Decoder decoder, ReadOnlySpan<byte> compressed)
    {
        var target = new DecodedBytes();
        decoder(compressed, target);
        return target.Span;
    }

    private static ReadOnlySpan<byte> Gunzip(ReadOnlySpan<byte> compressed)
    {
        using var source = new MemoryStream(compressed.ToArray());
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        var target = new DecodedBytes();
        var buffer = new byte[8192];
        for (var count = gzip.Read(buffer); count > 0; count = gzip.Read(buffer))
        {
            target.Append(buffer.AsSpan(0, count));
        }

        return target.Span;
    }
}
