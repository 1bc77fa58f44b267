namespace StreamTesting;

/// <summary>Sends the last records again at drawn moments, as the domain tells them then.</summary>
internal sealed class ResentStage(IArrivalStage input, Resent step, Seed seed, long count, Domain domain, int partitions)
    : AgainStage(input, step.Length, step.Times, seed, count)
{
    protected override bool Keeps(bool isFirst) => isFirst;

    protected override IEnumerable<Arrival> Again(IReadOnlyCollection<Arrival> last, long now, int time)
    {
        var first = last.ToDictionary(arrival => arrival.Event.Id, StringComparer.Ordinal);
        foreach (var happened in domain.Resent([.. last.Select(arrival => arrival.Event)], time))
        {
            if (first.TryGetValue(happened.Id, out var original))
            {
                var copy = original.CopyAs(DuplicateKind.Retry, happened, now);
                copy.Causes = (copy.Causes & ~Causes.Duplicated) | Causes.Resent;
                yield return copy;
                continue;
            }

            Place(happened.Entity);
            var added = new Arrival(happened, domain.Format, happened.Entity.Partition, now);
            added.Causes |= Causes.Resent;
            yield return added;
        }
    }

    private void Place(StreamEntity entity)
    {
        if (entity.Lane >= 0)
        {
            return;
        }

        var topic = domain.Topics.Select((name, place) => (name, place)).First(known => known.name == entity.Topic).place;
        entity.Partition = Partitioner.PartitionOf(entity.Key, partitions);
        entity.Lane = (topic * partitions) + entity.Partition;
    }
}
