namespace StreamTesting;

/// <summary>
/// A merge of a stream of changes into tables. What the merges of this library have in common, so that a check can be held against any of them.
/// </summary>
public interface ITableMerge
{
    /// <summary>The tables that records were about, by name.</summary>
    IReadOnlyDictionary<string, TableFold> Tables { get; }

    /// <summary>Merges the next record. Records that change no row (transactions, heartbeats, what is not understood) change no table.</summary>
    /// <param name="record">The record after the last one that was delivered.</param>
    /// <exception cref="ArgumentNullException">There is no record.</exception>
    void Apply(ChangeRecord record);
}
