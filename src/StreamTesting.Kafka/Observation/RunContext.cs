namespace StreamTesting.Kafka;

/// <summary>What the observations of one run share.</summary>
internal sealed record RunContext(
    IKafkaBroker Broker,
    InjectionReport Injection,
    string ConsumerGroup,
    string? Output,
    IReadOnlyList<long> OutputStarts,
    ConsumerLag Lag,
    OwnGroups OwnGroups,
    WatchedConsumers Consumers,
    DisturbanceReport Disturbances,
    TimeProvider Time,
    CancellationToken Disposed)
{
    public IProgressSource ProgressFor(ObservationOptions options) => options.Progress is { } own
        ? new ReportedProgress(own, Injection)
        : new CommittedProgress(Lag, options.ConsumerGroup ?? ConsumerGroup, options.ConsumerGroup is not null, Injection, OwnGroups);
}
