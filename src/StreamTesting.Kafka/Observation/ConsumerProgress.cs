namespace StreamTesting.Kafka;

/// <summary>How far a consumer is that does not commit to Kafka, by its own account.</summary>
/// <param name="cancellationToken">Ends the question.</param>
/// <returns>The offset that it reads next in each partition of the run's topic; partitions may be missing while it has read nothing of them.</returns>
public delegate ValueTask<IReadOnlyDictionary<int, long>> ConsumerProgress(CancellationToken cancellationToken);
