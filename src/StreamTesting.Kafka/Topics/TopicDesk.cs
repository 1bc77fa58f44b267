using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>Creates and deletes topics.</summary>
internal sealed class TopicDesk(IAdminClient admin, IKafkaBroker broker, TimeSpan patience, ClientErrors errors)
{
    private readonly TimeSpan _lastPatience = patience < TimeSpan.FromSeconds(5) ? patience : TimeSpan.FromSeconds(5);

    /// <summary>Creates topics, where they do not exist.</summary>
    /// <returns>The names of those that exist already.</returns>
    public async Task<IReadOnlyList<string>> CreateAsync(IReadOnlyList<TopicSpecification> topics, CancellationToken cancellationToken)
    {
        try
        {
            var created = admin.CreateTopicsAsync(topics, new CreateTopicsOptions { RequestTimeout = patience, OperationTimeout = patience });
            await errors.OrRefusedAsync(created, broker).WaitAsync(cancellationToken).ConfigureAwait(false);
            return [];
        }
        catch (CreateTopicsException e) when (e.Results.TrueForAll(result => IsCreatedOrThere(result.Error)))
        {
            return [.. e.Results.Where(result => result.Error.IsError).Select(result => result.Topic)];
        }
        catch (KafkaException e)
        {
            var failed = (e as CreateTopicsException)?.Results.Find(result => !IsCreatedOrThere(result.Error));
            var topic = failed?.Topic ?? topics[0].Name;
            throw new KafkaTopicException(topic, Failure(topic, (failed?.Error ?? e.Error).Reason), e);
        }
    }

    /// <summary>Refuses a topic that exists with another number of partitions than are needed.</summary>
    public async Task CheckAsync(string topic, int partitions, string whatToDo, CancellationToken cancellationToken)
    {
        var actual = await PartitionsAsync(topic, cancellationToken).ConfigureAwait(false);
        if (actual != partitions)
        {
            throw new KafkaTopicException(
                topic, $"The topic '{topic}' exists with {actual} partition(s), and {partitions} are needed. {whatToDo}");
        }
    }

    /// <summary>Asks how many partitions a topic has.</summary>
    public async Task<int> PartitionsAsync(string topic, CancellationToken cancellationToken)
    {
        try
        {
            var asked = admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = patience });
            var described = await errors.OrRefusedAsync(asked, broker).WaitAsync(cancellationToken).ConfigureAwait(false);
            return described.TopicDescriptions[0].Partitions.Count;
        }
        catch (KafkaException e)
        {
            throw new KafkaTopicException(topic, $"The topic '{topic}' can't be described on {broker.Describe()}: {e.Error.Reason}.{errors.Hint}", e);
        }
    }

    /// <summary>Deletes topics as far as it can: whatever goes wrong is no failure of the test.</summary>
    public async Task DeleteAsync(IReadOnlyList<string> topics)
    {
        try
        {
            await admin.DeleteTopicsAsync(topics, new DeleteTopicsOptions { RequestTimeout = _lastPatience, OperationTimeout = _lastPatience })
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is KafkaException or ObjectDisposedException)
        {
        }
    }

    private static bool IsCreatedOrThere(Error error) => !error.IsError || error.Code == ErrorCode.TopicAlreadyExists;

    private string Failure(string topic, string reason) =>
        $"The topic '{topic}' can't be created on {broker.Describe()}: {reason}.{errors.Hint} Is the broker running, and may this client create topics?";
}
