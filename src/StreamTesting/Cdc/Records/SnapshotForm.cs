namespace StreamTesting;

/// <summary>How a snapshot marker was sent.</summary>
internal enum SnapshotForm
{
    Text,
    Boolean,
    Null,
}
