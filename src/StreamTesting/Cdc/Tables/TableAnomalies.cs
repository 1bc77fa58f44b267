namespace StreamTesting;

/// <summary>The names of what can be wrong with a merged table.</summary>
public static class TableAnomalies
{
    /// <summary>The database has the row, the consumer's table does not.</summary>
    public const string Missing = "missing";

    /// <summary>The consumer's table has a row whose key the stream never told of.</summary>
    public const string Extra = "extra";

    /// <summary>
    /// The consumer's table has a row that the database deleted (a delete, a truncate, a change of its key): the delete was ignored, or an older version came back after it.
    /// </summary>
    public const string Resurrected = "resurrected";

    /// <summary>The consumer's row is equal to an older version of it.</summary>
    public const string Stale = "stale";

    /// <summary>The consumer's row holds the placeholder of an unchanged big column instead of its value.</summary>
    public const string PlaceholderStored = "placeholder-stored";

    /// <summary>The consumer's row is equal to no version that the stream told of.</summary>
    public const string Different = "different";

    /// <summary>The consumer's table has more than one row of a key.</summary>
    public const string Duplicate = "duplicate";
}
