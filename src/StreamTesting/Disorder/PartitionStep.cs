namespace StreamTesting;

/// <summary>A step that is about one partition of each topic.</summary>
/// <param name="Partition">The partition, from 0; below the number of partitions that the plan has when its stream is made.</param>
public abstract record PartitionStep(int Partition) : DisorderStep
{
    /// <inheritdoc/>
    public override void Validate(Domain domain) => Guard.Between(Partition, 0, 9_999, nameof(Partition), $"The partition of '{Kind}' (partition)");

    internal static void CheckStretch(string kind, TimeSpan? from, TimeSpan? lasting)
    {
        if (from is { } after)
        {
            Guard.Between(after, TimeSpan.Zero, TimeSpan.FromDays(36_500), nameof(from), $"When '{kind}' begins, after the first event (from)");
        }

        if (lasting is { } time)
        {
            Guard.Between(time, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(36_500), nameof(lasting), $"How long '{kind}' lasts (lasting)");
        }
    }
}
