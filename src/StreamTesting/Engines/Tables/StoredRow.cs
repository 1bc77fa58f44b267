namespace StreamTesting;

/// <summary>A row of a table.</summary>
/// <param name="Number">The record it is.</param>
/// <param name="Time">The record's event time.</param>
internal readonly record struct StoredRow(long Number, long Time);
