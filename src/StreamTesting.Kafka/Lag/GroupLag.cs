namespace StreamTesting.Kafka;

/// <summary>How far a group is in a topic.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Partitions">Its lag in each partition that counts, by number.</param>
public sealed record GroupLag(string Group, string Topic, IReadOnlyList<PartitionLag> Partitions)
{
    /// <summary>How many offsets it still has to commit in all partitions.</summary>
    public long Behind => Partitions.Sum(partition => partition.Behind);

    /// <summary>Whether nothing is left to commit in any partition.</summary>
    public bool IsCaughtUp => Partitions.All(partition => partition.IsCaughtUp);

    /// <summary>Says in which partitions it is behind, for example <c>group 'totals' is behind: committed 120 of 166 in partition 1</c>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => IsCaughtUp
        ? $"group '{Group}' is at the end of '{Topic}'"
        : $"group '{Group}' is behind in '{Topic}': {string.Join(", ", Partitions.Where(partition => !partition.IsCaughtUp))}";

    /// <summary>Sets what was committed against what there is to read.</summary>
    internal static GroupLag From(string group, string topic, IReadOnlyList<InjectedPartition> partitions, IEnumerable<CommittedOffset> committed)
    {
        var here = committed.Where(offset => offset.Topic == topic).ToDictionary(offset => offset.Partition);
        return new GroupLag(group, topic, [.. partitions.Select(Lag)]);

        PartitionLag Lag(InjectedPartition range)
        {
            var found = here.GetValueOrDefault(range.Partition);
            return new PartitionLag(range.Partition, found?.Offset, range.Start, range.End) { IsPending = found?.IsPending == true };
        }
    }
}
