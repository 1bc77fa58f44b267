namespace StreamTesting.Kafka;

/// <summary>How far an injection is.</summary>
/// <param name="Sent">How many arrivals were given to the producer.</param>
/// <param name="Acknowledged">How many of them the broker has acknowledged.</param>
public readonly record struct InjectionProgress(long Sent, long Acknowledged);
