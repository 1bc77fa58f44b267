using System.Buffers.Binary;
using System.Text;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log.Compression;

/// <summary>The frames were made by the command line tools zstd -19 and lz4 -9.</summary>
public sealed class DecoderTests
{
    private const string Short = "Kafka keeps what it was given, byte for byte; byte for byte it gives it back. Kafka keeps what it was given.";

    private const string ShortZstd =
        "KLUv/SBsBQIAcgMMEqC7ASAXw1y2/vKjBqBnuf+rBuFhC5K3nlsvmDLPfuQgZdNzRvfWNyJ3Xpl7XIMjBABRuF4pYWTKewrlCQ==";

    private const string LongZstd =
        "KLUv/WB9DTUMAGacOxOwmw68C8txb2gikpRJpiS93+F4QQAyADIAHdkrLcUX4UxkIUEfWZvTxN44A+iEOKqssjG2el0vmR4Zr2dlEwiAAweFgQeAgISChg"
        + "ECgAEAhAWAADBgWCg4YAgz7vCcKZnTZijmJVWHqCd3asq3ZmtS4VqN2qeruBGH5jx8lSJkR1g1kgTHlyqJIektDC1hjVLi1TyKPAUVyYg4Jn+oLe0kVqgf"
        + "xQTVPS6TkKvszlikftGzeDhvYdfHrqnSCD2132rbvM3Wjdu2LbbHKhZzbGKNMRZb7BHrv3rQ53f+3uNH5Ob+xuvXqopUFRd1SiiA26ghILn7vwGQGRXSAR"
        + "GM0IWfLiknD2CloZBSKk4qHyVlkpE0S0ia5qX6tKyaVrqvlK/s5Gcr+d/Ibwz5Lr9fZ/cn3f7X7Kq9Q8GrC6jICRcM1LQEAkRlpwUvGPDCDkZw4aiOCrto"
        + "gHK+EWpKuJOwoT5LaNNCzlDusEoDaRXQo/oRhNRDi5gaS1iuIEghROmUQgBoVQ==";

    private const string ShortLz4 =
        "BCJNGGBAgkkAAADxGEthZmthIGtlZXBzIHdoYXQgaXQgd2FzIGdpdmVuLCBieXRlIGZvcgkAGjsPAAArAAAnABBzCQBvYmFjay4gTgAGUGl2ZW4uAAAAAA"
        + "==";

    private const string LongLz4 =
        "BCJNGGBAgmsDAADzDnJlY29yZCAwIG9mIGEgYmF0Y2gsIHZhbHVlIDA7HQAfMR0AABQxHQAfMh0AABQ0HQAfMx0AABQ5HQAfNFcAARQ2HgAfNR4AACQyNR"
        + "4AHzYeAAAVMzwAHzeUAAEFeAAfOB4AABU2swAfOR4AABU47gAfMSkBARUzHgAPKgEBFTJbAB8xLAECFTcfAA8uAQElNzIfAA8wAQEGHgAPMAEBFjO4AA8x"
        + "AQEWNj4ADzIBARU5bgEfMTMBARYz9wAPNAEBFTc/Ah8yNAEBFTF8AB8yNQEBFTVdAB8yNQEBFTnrAR8yNQEBFTRzAR8yNQEBFjm9Ag82AQEWNHwADzYBAR"
        + "Y5XQAPNgEBFjX4AA82AQEVOB4ADzUBARU2cwEfMzUBARUyLAIfMzUBARU4XQAfMzUBARY1lwMPNQEBFTKSAR8zNQEBFThAAx8zNQEBFTZUAR8znAMCBtkA"
        + "DzUBARYxPgAPNQECBe8BHzM2AQIFHwAfNDYBARU0FwEfNDYBARUz+AAfNDYBARYxPgAPNgEBBnsAD2oCAgVLAh80NQEBFTgWAR80NQEBFjcrBQ81AQEWNz"
        + "4ADzUBARY3fAAfOR8ACi81MF0ACi81MZsACi81MtkACi81MxcBCi81NFQBCS81NZEBCi81Ns8BCi81Nw0CCi81OEsCCi81OYkCCi82MMcCCi82MQUDCi82"
        + "MkMDCi82M4EDCi82NL8DCi82Nf0DCi82NjsECi82N3kECi82OLcECi82OfQECS83MDEFCi83MW8FCi83Mq0FCi83M+sFCi83NCkGCi83NWcGCi83NqUGCi"
        + "83N+MGCi83OCEHCi83OV8HCi84MJ0HCi84MdsHCi84MhkICi84M1YICS84NJMICi84NdEICi84Ng8JCi84N0wJCS84OIkJCi84OcYJCx8wAwoKLzkxQAoK"
        + "LzkyfQoKLzkzugoKLzk09goJLzk1MQsJLzk2bAsJLzk3pwsJLzk4PAAKHzl4AAk/MTAwtQAJPzEwMfMACi8xMDIBCz8xMDNxAQo/MTA0sAEKPzEwNe8BCj"
        + "8xMDa3CwwPbAIKPzEwOLkLCy8wOboLCy8xMLsLCy8xMbwLCh8xpAMLPzExM74LCy8xNL8LCy8xNcALCy8xNqAECi8xMd8ECz8xMTgeBQofMSEMAFBlIDk2"
        + "OwAAAAA=";

    // "abcabcabc": three literals, and six bytes again from three back.
    private static readonly byte[] SnappyBlock = [9, 8, (byte)'a', (byte)'b', (byte)'c', 22, 3, 0];

    // Found by damaging frames: a distance of more than 31 bits.
    private const string FarZstd = "28B52FFD0058E50000A8845E000000027A2FFD0058E50100A8845E00E05D30041268310476310468320101006CD70324";

    private static string Long => string.Concat(Enumerable.Range(0, 120).Select(i => $"record {i} of a batch, value {i * i % 97};"));

    [Fact]
    public void Zstd_FramesOfTheTool_AreRead()
    {
        Text(ZstdDecoder.Decode, Convert.FromBase64String(ShortZstd)).ShouldBe(Short);
        Text(ZstdDecoder.Decode, Convert.FromBase64String(LongZstd)).ShouldBe(Long);
    }

    [Fact]
    public void Zstd_TwoFramesAndASkippableOne_AreReadInARow()
    {
        byte[] skippable = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9];
        var frame = Convert.FromBase64String(ShortZstd);

        Text(ZstdDecoder.Decode, [.. frame, .. skippable, .. frame]).ShouldBe(Short + Short);
    }

    [Fact]
    public void Lz4_FramesOfTheTool_AreRead()
    {
        Text(Lz4Decoder.Decode, Convert.FromBase64String(ShortLz4)).ShouldBe(Short);
        Text(Lz4Decoder.Decode, Convert.FromBase64String(LongLz4)).ShouldBe(Long);
    }

    [Fact]
    public void Snappy_RawAndInTheFramingOfJava_IsRead()
    {
        var framed = new byte[20 + SnappyBlock.Length];
        new byte[] { 0x82, (byte)'S', (byte)'N', (byte)'A', (byte)'P', (byte)'P', (byte)'Y', 0, 0, 0, 0, 1, 0, 0, 0, 1 }.CopyTo(framed, 0);
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(16), SnappyBlock.Length);
        SnappyBlock.CopyTo(framed, 20);

        Text(SnappyDecoder.Decode, SnappyBlock).ShouldBe("abcabcabc");
        Text(SnappyDecoder.Decode, [.. framed, .. framed[16..]]).ShouldBe("abcabcabcabcabcabc");
    }

    [Fact]
    public void Decoders_AnyBitFlippedOrCutOff_RefuseOrAnswerButNeverBreak()
    {
        Break(ZstdDecoder.Decode, Convert.FromBase64String(ShortZstd));
        Break(ZstdDecoder.Decode, Convert.FromBase64String(LongZstd));
        Break(Lz4Decoder.Decode, Convert.FromBase64String(ShortLz4));
        Break(SnappyDecoder.Decode, SnappyBlock);
    }

    [Theory]
    [InlineData(-8)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Zstd_SkippableFrameOfNegativeOrHugeSize_IsRefusedAndNotReadForEver(int size)
    {
        byte[] frame = [0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), size);

        Should.Throw<InvalidDataException>(() => ZstdDecoder.Decode(frame, new DecodedBytes(limit: 1000)));
    }

    [Fact]
    public void Zstd_BlockAboveTheLargestOfTheFormat_IsRefusedBeforeItIsMade()
    {
        byte[] repeated = [0x28, 0xB5, 0x2F, 0xFD, 0, 0x58, 0xFB, 0xFF, 0xFF, (byte)'a'];

        var target = new DecodedBytes();
        Should.Throw<InvalidDataException>(() => ZstdDecoder.Decode(repeated, target)).Message.ShouldContain("131072");
        target.Length.ShouldBe(0);
    }

    [Fact]
    public void Zstd_DistanceOfMoreThan31Bits_IsRefusedAsBroken() =>
        Should.Throw<InvalidDataException>(() => ZstdDecoder.Decode(Convert.FromHexString(FarZstd), new DecodedBytes()));

    [Fact]
    public void Decoded_BeyondTheLimit_IsRefused() =>
        Should.Throw<InvalidDataException>(() => ZstdDecoder.Decode(Convert.FromBase64String(LongZstd), new DecodedBytes(limit: 100)));

    private delegate void Decoder(ReadOnlySpan<byte> source, DecodedBytes target);

    private static string Text(Decoder decoder, byte[] source)
    {
        var target = new DecodedBytes();
        decoder(source, target);
        return Encoding.UTF8.GetString(target.Span);
    }

    private static void Break(Decoder decoder, byte[] source)
    {
        for (var bit = 0; bit < source.Length * 8; bit++)
        {
            var flipped = source.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Try(flipped);
            Try(source[..(bit / 8)]);
        }

        void Try(byte[] bytes)
        {
            try
            {
                decoder(bytes, new DecodedBytes(limit: 1 << 20));
            }
            catch (InvalidDataException exception)
            {
                exception.Message.ShouldNotBeEmpty();
            }
        }
    }
}
