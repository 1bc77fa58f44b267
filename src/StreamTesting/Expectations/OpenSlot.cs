namespace StreamTesting;

/// <summary>The open windows of all keys of a partition with the same start.</summary>
internal sealed class OpenSlot(long start, long end)
{
    public long Start => start;

    public long End => end;

    public Dictionary<string, OpenWindow> Windows { get; } = new(StringComparer.Ordinal);
}
