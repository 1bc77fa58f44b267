namespace StreamTesting;

/// <summary>A table as a reader saw it at some time. Immutable.</summary>
/// <param name="Rows">All its rows.</param>
/// <param name="After">The record that the consumer had taken last; null where that is not known.</param>
public sealed record TableState(IReadOnlyList<TableRow> Rows, ChangeRecord? After = null);
