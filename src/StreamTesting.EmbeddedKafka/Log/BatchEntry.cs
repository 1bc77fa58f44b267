namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Where a batch lies in its segment, and what is asked of it most.</summary>
internal readonly record struct BatchEntry(long BaseOffset, long MaxTimestamp, int Position, int LastOffsetDelta)
{
    public long LastOffset => BaseOffset + LastOffsetDelta;
}
