namespace StreamTesting;

/// <summary>Which partition of which topic each entity's events arrive in. The lanes are numbered topic by topic.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, int> _topics;
    private readonly Domain _domain;
    private readonly int _partitions;
    private readonly bool[] _isIdle;
    private readonly int[] _busy;
    private readonly (Skewed Step, SelectionInTurn Chosen)[] _skews;
    private long _entities;
    private string? _topic;
    private int _firstLane;

    public Lanes(Domain domain, int partitions, DisorderSeeds steps, StreamCounts counts)
    {
        _domain = domain;
        _partitions = partitions;
        _topics = domain.Topics.Select((topic, place) => (topic, place)).ToDictionary(pair => pair.topic, pair => pair.place, StringComparer.Ordinal);
        _isIdle = new bool[partitions];
        foreach (var (idle, _) in steps.Of<Idle>().Where(idle => idle.Step.From is null))
        {
            _isIdle[idle.Partition] = true;
        }

        _busy = [.. Enumerable.Range(0, partitions).Where(partition => !_isIdle[partition])];
        _skews = [.. steps.Of<Skewed>().Select(s => (s.Step, new SelectionInTurn(s.Step.AmongEntities(s.Seed, counts))))];
    }

    /// <summary>Places an entity that is met for the first time, in the order of first events; gives its number, from 0.</summary>
    public long Place(StreamEntity entity)
    {
        if (!ReferenceEquals(entity.Topic, _topic))
        {
            _firstLane = TopicOf(entity) * _partitions;
            _topic = entity.Topic;
        }

        entity.Partition = PartitionOf(entity, _entities);
        entity.Lane = _firstLane + entity.Partition;
        return _entities++;
    }

    private int TopicOf(StreamEntity entity)
    {
        if (!_topics.TryGetValue(entity.Topic, out var topic))
        {
            throw new InvalidOperationException(
                $"The entity '{entity.Key}' is of the topic '{entity.Topic}', which is none of the domain '{_domain.Name}'; it has: {string.Join(", ", _domain.Topics.Select(known => $"'{known}'"))}.");
        }

        return topic;
    }

    private int PartitionOf(StreamEntity entity, long number)
    {
        foreach (var (step, chosen) in _skews)
        {
            if (chosen.Contains(number))
            {
                entity.Placed = Causes.Skewed;
                return step.Partition;
            }
        }

        var partition = Partitioner.PartitionOf(entity.Key, _partitions);
        if (!_isIdle[partition])
        {
            return partition;
        }

        entity.Placed = Causes.Idle;
        return _busy[Partitioner.PartitionOf(entity.Key, _busy.Length)];
    }
}
