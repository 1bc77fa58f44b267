namespace StreamTesting.Kafka;

/// <summary>Answers where partitions begin and end.</summary>
internal interface IOffsetQuestions
{
    Task<int> PartitionsAsync(string topic, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<int, long>> StartsAsync(string topic, int partitions, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<int, long>> EndsAsync(string topic, int partitions, bool stable, CancellationToken cancellationToken);
}
