namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The fixed tables of Zstandard (RFC 8878, 3.1.1.3.2).</summary>
internal static class ZstdCodes
{
    private static readonly (int Base, int Bits)[] LongLiterals =
    [
        (16, 1), (18, 1), (20, 1), (22, 1), (24, 2), (28, 2), (32, 3), (40, 3), (48, 4), (64, 6), (128, 7), (256, 8), (512, 9), (1024, 10),
        (2048, 11), (4096, 12), (8192, 13), (16384, 14), (32768, 15), (65536, 16),
    ];

    private static readonly (int Base, int Bits)[] LongMatches =
    [
        (35, 1), (37, 1), (39, 1), (41, 1), (43, 2), (47, 2), (51, 3), (59, 3), (67, 4), (83, 4), (99, 5), (131, 7), (259, 8), (515, 9),
        (1027, 10), (2051, 11), (4099, 12), (8195, 13), (16387, 14), (32771, 15), (65539, 16),
    ];

    public static readonly FseTable LiteralLengths = FseTable.Of(6,
    [
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1,
    ]);

    public static readonly FseTable MatchLengths = FseTable.Of(6,
    [
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        -1, -1, -1, -1, -1, -1, -1,
    ]);

    public static readonly FseTable Offsets = FseTable.Of(5,
    [
        1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1,
    ]);

    public static (int Base, int Bits) LiteralLength(byte code) => code < 16 ? (code, 0) : LongLiterals[code - 16];

    public static (int Base, int Bits) MatchLength(byte code) => code < 32 ? (code + 3, 0) : LongMatches[code - 32];
}
