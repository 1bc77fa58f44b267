using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>Asks where partitions begin and end.</summary>
internal sealed class OffsetQuestions(LagClient client) : IOffsetQuestions
{
    public async Task<int> PartitionsAsync(string topic, CancellationToken cancellationToken)
    {
        try
        {
            var described = await client.AskAsync(
                admin => admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = client.Patience }), cancellationToken).ConfigureAwait(false);
            return described.TopicDescriptions[0].Partitions.Count;
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions is [{ Error.IsError: true } only])
        {
            throw new KafkaException(new Error(only.Error.Code, $"The topic '{topic}' can't be described: {only.Error.Reason}"), e);
        }
    }

    public Task<IReadOnlyDictionary<int, long>> StartsAsync(string topic, int partitions, CancellationToken cancellationToken) =>
        ListAsync(topic, partitions, OffsetSpec.Earliest(), IsolationLevel.ReadUncommitted, cancellationToken);

    public Task<IReadOnlyDictionary<int, long>> EndsAsync(string topic, int partitions, bool stable, CancellationToken cancellationToken) =>
        ListAsync(topic, partitions, OffsetSpec.Latest(), stable ? IsolationLevel.ReadCommitted : IsolationLevel.ReadUncommitted, cancellationToken);

    private async Task<IReadOnlyDictionary<int, long>> ListAsync(
        string topic, int partitions, OffsetSpec what, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        var wanted = Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(topic, partition), OffsetSpec = what });
        try
        {
            var found = await client.AskAsync(
                admin => admin.ListOffsetsAsync(wanted, new ListOffsetsOptions { RequestTimeout = client.Patience, IsolationLevel = isolation }), cancellationToken).ConfigureAwait(false);
            return found.ResultInfos.ToDictionary(info => info.TopicPartitionOffsetError.Partition.Value, info => info.TopicPartitionOffsetError.Offset.Value);
        }
        catch (ListOffsetsException e) when (e.Result.ResultInfos.FirstOrDefault(result => result.TopicPartitionOffsetError.Error.IsError) is { TopicPartitionOffsetError: var failed })
        {
            throw new KafkaException(new Error(failed.Error.Code, $"Partition {failed.Partition.Value} of '{topic}' does not say where it ends: {failed.Error.Reason}"), e);
        }
    }
}
