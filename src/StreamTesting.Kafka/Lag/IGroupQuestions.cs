using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Answers about groups: which there are, who is in them, what they have committed.</summary>
internal interface IGroupQuestions
{
    Task<IReadOnlyList<ListedGroup>> ListAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken);

    Task<GroupStatus> DescribeAsync(string group, CancellationToken cancellationToken);

    Task<IReadOnlyList<CommittedOffset>> CommittedAsync(string group, IReadOnlyList<TopicPartition>? partitions, CancellationToken cancellationToken);

    Task DeleteAsync(IReadOnlyList<string> groups);
}
