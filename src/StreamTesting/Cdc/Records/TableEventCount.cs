namespace StreamTesting;

/// <summary>How many events of a table a transaction had.</summary>
/// <param name="Table">The table: <c>schema.table</c>, or <c>database.table</c>.</param>
/// <param name="Count">The number of events; a change of a key counts as two, a tombstone not at all.</param>
public readonly record struct TableEventCount(string Table, long Count);
