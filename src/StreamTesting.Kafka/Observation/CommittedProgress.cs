using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// The progress that groups commit: the expected group's where it has committed on the topic, otherwise that of all groups that have.
/// Those are looked for now and then only, and among them the groups of other tests, which have committed on other topics, more rarely
/// still: a shared broker has many.
/// </summary>
internal sealed class CommittedProgress(
    ConsumerLag lag, string expectedGroup, bool expectedOnly, InjectionReport injection, OwnGroups ownGroups) : IProgressSource
{
    /// <summary>Stands for the group of a topic that none has committed on.</summary>
    public const string NoGroup = "(none yet)";

    private const int LookEvery = 2;
    private const int LookAtAllEvery = 20;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private int _asked = -1;

    public async Task<IReadOnlyList<GroupLag>> NowAsync(bool thoroughly, CancellationToken cancellationToken)
    {
        _asked++;
        var expected = await OfAsync(expectedGroup, ofAll: true, cancellationToken).ConfigureAwait(false);
        if (expected.Count > 0)
        {
            return expected;
        }

        if (expectedOnly)
        {
            return [];
        }

        var candidates = await CandidatesAsync(thoroughly, cancellationToken).ConfigureAwait(false);
        var lags = await Task.WhenAll(candidates.Select(group => OfOtherAsync(group, cancellationToken))).ConfigureAwait(false);
        var found = lags.SelectMany(group => group).OrderBy(group => group.Group, StringComparer.Ordinal).ToList();
        return found.Count == 0 ? [] : [.. found, .. Unread(found)];
    }

    /// <summary>The topics that none of the groups has committed on, each as the lag of nobody.</summary>
    private IEnumerable<GroupLag> Unread(List<GroupLag> found) => injection.Topics
        .Where(topic => topic.Count > 0 && !found.Exists(group => group.Topic == topic.Topic))
        .Select(topic => GroupLag.From(NoGroup, topic.Topic, topic.Partitions, []));

    private async Task<IReadOnlyList<string>> CandidatesAsync(bool thoroughly, CancellationToken cancellationToken)
    {
        if (!thoroughly && _asked % LookEvery != 0)
        {
            return [.. _found];
        }

        var all = await NamesAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(group => group != expectedGroup && (thoroughly || _asked % LookAtAllEvery == 0 || !_elsewhere.Contains(group)))];
    }

    /// <summary>All groups; those found so far where a broker of the cluster is down, or too busy to say.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await lag.GroupNamesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_Partial or ErrorCode.Local_TimedOut or ErrorCode.Local_Transport)
        {
            return [.. _found];
        }
    }

    /// <summary>A group that the broker knows and has no offsets to tell of (one that was just deleted, or is another's) is nobody's failure.</summary>
    private async Task<IReadOnlyList<GroupLag>> OfOtherAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            return await OfAsync(group, ofAll: false, cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaException e) when (!e.Error.IsLocalError)
        {
            return [];
        }
    }

    /// <summary>How far a group is in the topics that it has committed on, or in all of them; nothing where it has on none.</summary>
    private async Task<IReadOnlyList<GroupLag>> OfAsync(string group, bool ofAll, CancellationToken cancellationToken)
    {
        var all = await lag.CommittedAsync(group, cancellationToken).ConfigureAwait(false);
        var here = injection.Topics.Select(topic => (Topic: topic, IsKnown: all.Any(offset => offset.Topic == topic.Topic))).ToList();
        var count = all.Count(offset => injection.Topics.Any(topic => topic.Topic == offset.Topic));
        lock (_found)
        {
            if (count > 0)
            {
                _found.Add(group);
            }
            else if (all.Count > 0)
            {
                _elsewhere.Add(group);
            }
        }

        if (count > 0 && count == all.Count)
        {
            ownGroups.Add(group);
        }

        return count == 0
            ? []
            : [.. here.Where(topic => ofAll || topic.IsKnown).Select(topic => GroupLag.From(group, topic.Topic.Topic, topic.Topic.Partitions, all))];
    }
}
