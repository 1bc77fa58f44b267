namespace StreamTesting.Kafka;

/// <summary>A member of a group.</summary>
/// <param name="Id">Its id, which the broker or the client made up.</param>
/// <param name="Client">Its <c>client.id</c>.</param>
/// <param name="Host">Where it connects from.</param>
/// <param name="Instance">Its <c>group.instance.id</c>, where it is a static member; null otherwise.</param>
/// <param name="Partitions">What it has: topics and partitions, in order.</param>
public sealed record GroupMembership(string Id, string Client, string Host, string? Instance, IReadOnlyList<(string Topic, int Partition)> Partitions)
{
    /// <summary>Says who it is and what it has, for example <c>'rdkafka-1f' (client 'rdkafka' at /127.0.0.1) has 'orders' 0, 1</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var topics = Partitions.GroupBy(place => place.Topic).Select(topic => $"'{topic.Key}' {string.Join(", ", topic.Select(place => place.Partition))}");
        var instance = Instance is null ? "" : $"instance '{Instance}', ";
        return $"'{Id}' ({instance}client '{Client}' at {Host}) has {(Partitions.Count == 0 ? "no partitions" : string.Join(", ", topics))}";
    }
}
