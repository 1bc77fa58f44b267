namespace StreamTesting;

/// <summary>What happens to an arrival before any clock judges it.</summary>
internal enum Fate
{
    Taken,
    Duplicate,

    /// <summary>A copy beyond the horizon of the deduplication, which may take it again.</summary>
    Again,
    DeadLettered,
    Skipped,
}
