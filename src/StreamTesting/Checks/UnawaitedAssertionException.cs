namespace StreamTesting;

/// <summary>A test started an assertion and did not await it, so that it would have passed whatever the consumer did.</summary>
/// <param name="message">Which assertions, and what to do.</param>
public sealed class UnawaitedAssertionException(string message) : Exception(message);
