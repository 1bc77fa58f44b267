namespace StreamTesting;

/// <summary>Which partition of which topic each entity's events arrive in. The lanes are numbered topic by topic.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, int> _topics;
    private readonly Domain _domain;
    private readonly int _partitions;

    public Lanes(Domain domain, int partitions)
    {
        _domain = domain;
        _partitions = partitions;
        _topics = domain.Topics.Select((topic, place) => (topic, place)).ToDictionary(pair => pair.topic, pair => pair.place, StringComparer.Ordinal);
    }

    public void Place(StreamEntity entity)
    {
        if (!_topics.TryGetValue(entity.Topic, out var topic))
        {
            throw new InvalidOperationException(
                $"The entity '{entity.Key}' is of the topic '{entity.Topic}', which is none of the domain '{_domain.Name}'; it has: {string.Join(", ", _domain.Topics.Select(known => $"'{known}'"))}.");
        }

        entity.Partition = Partitioner.PartitionOf(entity.Key, _partitions);
        entity.Lane = (topic * _partitions) + entity.Partition;
    }
}
