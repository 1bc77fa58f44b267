namespace StreamTesting;

/// <summary>A micro-batch runs.</summary>
/// <param name="Batch">Its number, from 0.</param>
/// <param name="Watermark">The watermark it runs with, in ms: what ends at or before it is put out and forgotten.</param>
/// <param name="Rows">How many rows it reads; 0 for a micro-batch without data.</param>
public sealed record BatchOutcome(long Batch, long Watermark, long Rows) : Outcome;
