using System.IO.Compression;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The records of a batch, uncompressed.</summary>
internal static class RecordPayload
{
    /// <summary>False where the codec cannot be read here, or the bytes are broken: then only the batch's header is known.</summary>
    public static bool TryOpen(in RecordBatch batch, out ReadOnlySpan<byte> records)
    {
        records = batch.Records;
        switch ((CompressionCodec)batch.CodecNumber)
        {
            case CompressionCodec.None:
                return true;
            case CompressionCodec.Gzip:
                return TryGunzip(batch.Records, out records);
            default:
                return false;
        }
    }

    private static bool TryGunzip(ReadOnlySpan<byte> compressed, out ReadOnlySpan<byte> records)
    {
        using var source = new MemoryStream(compressed.ToArray());
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var target = new MemoryStream();
        try
        {
            gzip.CopyTo(target);
            records = target.GetBuffer().AsSpan(0, (int)target.Length);
            return true;
        }
        catch (InvalidDataException)
        {
            records = default;
            return false;
        }
    }
}
