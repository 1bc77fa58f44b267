namespace StreamTesting;

/// <summary>Sends the last records again at drawn moments, as the domain tells them then. Keeps as many as come again.</summary>
internal sealed class ResentStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly Domain _domain;
    private readonly int _partitions;
    private readonly int _length;
    private readonly Queue<Arrival> _last = new();
    private readonly Queue<Arrival> _again = new();
    private readonly List<long> _moments = [];
    private long _firstArrivals;
    private int _moment;

    public ResentStage(IArrivalStage input, Resent step, Seed seed, long count, Domain domain, int partitions)
    {
        _input = input;
        _domain = domain;
        _partitions = partitions;
        _length = step.Length;
        var random = seed.Random();
        for (var i = 1; i < step.Times && count > 0; i++)
        {
            _moments.Add(random.NextInRange(1, count));
        }

        _moments.Add(count);
        _moments.Sort();
    }

    public Arrival? Next()
    {
        if (_again.TryDequeue(out var again))
        {
            return again;
        }

        if (_moment < _moments.Count - 1 && _firstArrivals >= _moments[_moment])
        {
            SendAgain();
            return Next();
        }

        if (_input.Next() is not { } arrival)
        {
            if (_moment >= _moments.Count)
            {
                return null;
            }

            SendAgain();
            return Next();
        }

        if (arrival.First is null && arrival.Event.Index >= 0)
        {
            _firstArrivals++;
            _last.Enqueue(arrival);
            if (_last.Count > _length)
            {
                _last.Dequeue();
            }
        }

        return arrival;
    }

    private void SendAgain()
    {
        _moment++;
        if (_last.Count == 0)
        {
            return;
        }

        var now = _last.Max(arrival => arrival.Ticks);
        var first = _last.ToDictionary(arrival => arrival.Event.Id, StringComparer.Ordinal);
        foreach (var happened in _domain.Resent([.. _last.Select(arrival => arrival.Event)], _moment))
        {
            if (first.TryGetValue(happened.Id, out var original))
            {
                var copy = original.CopyAs(DuplicateKind.Retry, happened, now);
                copy.Causes = (copy.Causes & ~Causes.Duplicated) | Causes.Resent;
                _again.Enqueue(copy);
                continue;
            }

            Place(happened.Entity);
            var added = new Arrival(happened, _domain.Format, happened.Entity.Partition, now);
            added.Causes |= Causes.Resent;
            _again.Enqueue(added);
        }
    }

    private void Place(StreamEntity entity)
    {
        if (entity.Lane >= 0)
        {
            return;
        }

        var topic = _domain.Topics.Select((name, place) => (name, place)).First(known => known.name == entity.Topic).place;
        entity.Partition = Partitioner.PartitionOf(entity.Key, _partitions);
        entity.Lane = (topic * _partitions) + entity.Partition;
    }
}
