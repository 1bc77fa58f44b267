using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>
/// The progress that groups commit: the expected group's where it has committed on the topic, otherwise that of all groups that have.
/// Those are looked for now and then only, and among them the groups of other tests, which have committed on other topics, more rarely
/// still: a shared broker has many.
/// </summary>
internal sealed class CommittedProgress(
    ConsumerLag lag, string expectedGroup, bool expectedOnly, InjectionReport injection, OwnGroups ownGroups) : IProgressSource
{
    private const int LookEvery = 2;
    private const int LookAtAllEvery = 20;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private int _asked = -1;

    public async Task<IReadOnlyList<GroupLag>> NowAsync(bool thoroughly, CancellationToken cancellationToken)
    {
        _asked++;
        if (await OfAsync(expectedGroup, cancellationToken).ConfigureAwait(false) is { } expected)
        {
            return [expected];
        }

        if (expectedOnly)
        {
            return [];
        }

        var candidates = await CandidatesAsync(thoroughly, cancellationToken).ConfigureAwait(false);
        var lags = await Task.WhenAll(candidates.Select(group => OfOtherAsync(group, cancellationToken))).ConfigureAwait(false);
        return [.. lags.OfType<GroupLag>().OrderBy(group => group.Group, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> CandidatesAsync(bool thoroughly, CancellationToken cancellationToken)
    {
        if (!thoroughly && _asked % LookEvery != 0)
        {
            return [.. _found];
        }

        var all = await lag.GroupsAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Where(group => group != expectedGroup && (thoroughly || _asked % LookAtAllEvery == 0 || !_elsewhere.Contains(group)))];
    }

    /// <summary>A group that the broker knows and has no offsets to tell of (a share group, one that was just deleted) is nobody's failure.</summary>
    private async Task<GroupLag?> OfOtherAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            return await OfAsync(group, cancellationToken).ConfigureAwait(false);
        }
        catch (KafkaException e) when (e is ListConsumerGroupOffsetsException || !e.Error.IsLocalError)
        {
            return null;
        }
    }

    private async Task<GroupLag?> OfAsync(string group, CancellationToken cancellationToken)
    {
        var all = await lag.CommittedAsync(group, cancellationToken).ConfigureAwait(false);
        var here = ConsumerLag.InTopic(all, injection.Topic);
        lock (_found)
        {
            if (here.Count > 0)
            {
                _found.Add(group);
            }
            else if (all.Count > 0)
            {
                _elsewhere.Add(group);
            }
        }

        if (here.Count > 0 && here.Count == all.Count)
        {
            ownGroups.Add(group);
        }

        return here.Count == 0 ? null : ConsumerLag.Lag(group, injection.Topic, injection.Partitions, here);
    }
}
