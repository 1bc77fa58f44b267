namespace StreamTesting;

/// <summary>Whether a record comes from a snapshot, and where in it: the envelope's <c>source.snapshot</c>.</summary>
public enum SnapshotMarker
{
    /// <summary><c>false</c>, or nothing was said: it comes from the database's log.</summary>
    None,

    /// <summary><c>true</c>: a row of a snapshot, neither a first nor a last one.</summary>
    Inside,

    /// <summary><c>first</c>: the first row of a snapshot.</summary>
    First,

    /// <summary><c>first_in_data_collection</c>: the first row of a table.</summary>
    FirstInTable,

    /// <summary><c>last_in_data_collection</c>: the last row of a table.</summary>
    LastInTable,

    /// <summary><c>last</c>: the last row of a snapshot, also the only one.</summary>
    Last,

    /// <summary><c>incremental</c>: a row that an incremental snapshot read while the log went on.</summary>
    Incremental,

    /// <summary>Another word; it is in <see cref="SourcePosition.Other"/>.</summary>
    Unknown,
}
