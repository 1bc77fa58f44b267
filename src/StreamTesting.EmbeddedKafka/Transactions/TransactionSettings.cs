namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>The coordinator's settings.</summary>
internal sealed record TransactionSettings
{
    /// <summary>The longest time-out a producer may ask for (transaction.max.timeout.ms).</summary>
    public TimeSpan MaxTimeout { get; init; } = TimeSpan.FromMinutes(15);
}
