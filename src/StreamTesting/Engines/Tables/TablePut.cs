namespace StreamTesting;

/// <summary>What became of a change of a table.</summary>
internal enum TablePut
{
    /// <summary>It is too old and was not taken.</summary>
    Refused,

    /// <summary>It went into the history only.</summary>
    History,

    /// <summary>It is the latest of its key.</summary>
    Latest,
}
