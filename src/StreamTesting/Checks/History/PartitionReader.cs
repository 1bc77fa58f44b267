namespace StreamTesting;

/// <summary>What one consumer does with one partition, from when it gets it to when it loses it.</summary>
internal sealed class PartitionReader(string name)
{
    public string Name => name;

    public bool HasEnded { get; set; }

    /// <summary>Whether it took the partition by itself.</summary>
    public bool TookIt { get; init; }

    /// <summary>Whether it subscribed and nobody noted what it was assigned.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Whether it was given the partition in a step of the history.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>Where it said it begins; -1 where it did not.</summary>
    public long Begin { get; set; } = -1;

    public bool IsFresh { get; set; } = true;

    public long Last { get; set; } = -1;

    public long LastStep { get; set; } = -1;

    public Explanation Why { get; set; } = Explanation.NotAssigned;

    public long SeekStep { get; set; } = -1;

    public long SeekTo { get; set; } = -1;

    public long Committed { get; set; } = -1;

    public long CommittedStep { get; set; } = -1;

    /// <summary>The most that it committed without knowing whether that came through.</summary>
    public long PerhapsCommitted { get; set; } = -1;

    /// <summary>What it has processed itself.</summary>
    public OffsetRanges Processed { get; } = new();

    /// <summary>What it has processed and not committed yet, where only commits count.</summary>
    public OffsetRanges Open { get; } = new();

    /// <summary>Why a record that was read before may come again.</summary>
    public enum Explanation
    {
        None,
        Rebalance,
        Seek,
        ReadsByItself,
        NotAssigned,
    }
}
