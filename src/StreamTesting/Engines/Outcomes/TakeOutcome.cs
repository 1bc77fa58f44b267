namespace StreamTesting;

/// <summary>A task takes a record from its buffer and processes it.</summary>
/// <param name="Number">The record.</param>
/// <param name="Partition">The partition it comes from.</param>
/// <param name="StreamTime">The greatest event time the task has taken so far, this record's included, in ms.</param>
public sealed record TakeOutcome(long Number, int Partition, long StreamTime) : Outcome;
