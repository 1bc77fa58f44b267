namespace StreamTesting;

/// <summary>On which side of a commit a consumer dies.</summary>
public enum CrashPoint
{
    /// <summary>The commit is not stored: what was put out for the arrivals in it is put out again by a consumer that does not notice.</summary>
    BeforeCommit,

    /// <summary>The commit is stored, and the consumer never hears of it: a consumer that commits before it puts out loses what is in it.</summary>
    AfterCommit,
}
