namespace StreamTesting;

/// <summary>What the version of one change is beside that of another change of the same key.</summary>
public enum VersionComparison
{
    /// <summary>Neither can be said to be the older one: a record tells no version, or the two come from logs that cannot be compared.</summary>
    Unknown,

    /// <summary>It is older.</summary>
    Older,

    /// <summary>It is the same version: the same change, sent again, or two changes at one position.</summary>
    Equal,

    /// <summary>It is newer.</summary>
    Newer,
}
