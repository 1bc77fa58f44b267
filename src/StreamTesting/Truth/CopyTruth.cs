namespace StreamTesting;

/// <summary>One arrival of an id after its first.</summary>
/// <param name="Position">Its position among all arrivals.</param>
/// <param name="Kind">What it is to the first arrival.</param>
public readonly record struct CopyTruth(long Position, DuplicateKind Kind);
