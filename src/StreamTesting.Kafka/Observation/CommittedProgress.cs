namespace StreamTesting.Kafka;

/// <summary>
/// The progress that groups commit: the expected group's where it has committed on the topic, otherwise that of all groups that have.
/// Other groups are looked for now and then only, for a shared broker has many.
/// </summary>
internal sealed class CommittedProgress(ConsumerLag lag, string expectedGroup, bool expectedOnly, InjectionReport injection) : IProgressSource
{
    private const int LookForOthersEvery = 5;
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private int _asked;

    public async Task<IReadOnlyList<GroupLag>> NowAsync(CancellationToken cancellationToken)
    {
        var expected = await lag.CommittedAsync(expectedGroup, injection.Topic, cancellationToken).ConfigureAwait(false);
        if (expected.Count > 0 || expectedOnly)
        {
            return expected.Count > 0 ? [Of(expectedGroup, expected)] : [];
        }

        var found = new List<GroupLag>();
        foreach (var group in await OthersAsync(cancellationToken).ConfigureAwait(false))
        {
            var committed = await lag.CommittedAsync(group, injection.Topic, cancellationToken).ConfigureAwait(false);
            if (committed.Count > 0)
            {
                _others.Add(group);
                found.Add(Of(group, committed));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<string>> OthersAsync(CancellationToken cancellationToken)
    {
        if (_asked++ % LookForOthersEvery != 0)
        {
            return [.. _others];
        }

        var groups = await lag.GroupsAsync(cancellationToken).ConfigureAwait(false);
        return [.. groups.Where(group => group != expectedGroup)];
    }

    private GroupLag Of(string group, IReadOnlyDictionary<int, long> committed) =>
        ConsumerLag.Lag(group, injection.Topic, injection.Partitions, committed);
}
