namespace StreamTesting;

/// <summary>What happens to an arrival before any clock judges it.</summary>
internal enum Fate
{
    Taken,
    Duplicate,
    DeadLettered,
    Skipped,
}
