namespace StreamTesting.EmbeddedKafka;

/// <summary>Something that went wrong inside the broker, or that it had to refuse for a reason a test should know of.</summary>
/// <param name="OccurredAt">When it was first seen, by the broker's clock.</param>
/// <param name="Message">What happened, with the API and the client.</param>
/// <param name="Exception">The exception, if there was one.</param>
public sealed record BrokerError(DateTimeOffset OccurredAt, string Message, Exception? Exception = null);
