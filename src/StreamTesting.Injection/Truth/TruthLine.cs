namespace StreamTesting.Injection;

/// <summary>A line of a truth file: a <see cref="TruthHeader"/>, <see cref="TruthArrival"/>, <see cref="TruthState"/> or <see cref="TruthSummary"/>.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
public abstract record TruthLine(long Number);
