namespace StreamTesting;

/// <summary>A row of a changelog comes out.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Number">The record whose content it has: of one taken back or deleted, the content that was stored.</param>
public sealed record ChangeOutcome(RowKind Kind, string Key, long Number) : Outcome;
