namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A property that has to hold for whatever bytes does not hold for these.</summary>
internal sealed class FuzzFailureException(string message, Exception? inner = null) : Exception(message, inner);
