namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Bytes of a segment, lent to a reader. Released exactly once; afterwards the bytes may be anything.</summary>
internal readonly struct LogSlice(Segment owner, ReadOnlyMemory<byte> bytes)
{
    private readonly Segment? owner = owner;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public void Release() => owner?.Release();
}
