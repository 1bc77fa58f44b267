namespace StreamTesting.Injection;

/// <summary>How far the writing of a stream is.</summary>
/// <param name="Arrivals">How many arrivals were given to the sinks.</param>
/// <param name="Bytes">How many bytes those are, each arrival counted once whatever the number of sinks.</param>
/// <param name="Of">How many arrivals there will be; null where that is not known before the end.</param>
public readonly record struct SinkProgress(long Arrivals, long Bytes, long? Of);
