using System.Runtime.CompilerServices;

namespace StreamTesting.Kafka;

/// <summary>
/// How far a group is in what it has to read: to look at, to watch and to wait for. Made by <see cref="ConsumerLag.Of(string, IReadOnlyList{string})"/> and
/// <see cref="KafkaRun.Progress"/>. Immutable; each use asks anew.
/// </summary>
/// <example><code>
/// await run.Progress.WaitForMembersAsync(2);
/// await run.Progress.WaitAsync(atMost: 100);
/// await foreach (var now in run.Progress.WatchAsync())
/// {
///     output.WriteLine(now.ToString());
/// }
/// </code></example>
public sealed class GroupProgress
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UsualWatch = TimeSpan.FromSeconds(1);
    private readonly ConsumerLag _lag;
    private readonly IReadOnlyList<ReadRange> _ranges;

    internal GroupProgress(ConsumerLag lag, string group, IReadOnlyList<ReadRange> ranges)
    {
        _lag = lag;
        _ranges = ranges;
        Group = group;
    }

    /// <summary>The group.</summary>
    public string Group { get; }

    /// <summary>Looks once.</summary>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>Where the group is, who is in it, and what is missing.</returns>
    /// <exception cref="Confluent.Kafka.KafkaException">The broker does not answer.</exception>
    public Task<LagSnapshot> NowAsync(CancellationToken cancellationToken = default) => LookAsync(new CommitRate(_lag.Time), cancellationToken);

    /// <summary>Looks again and again, until nothing is left to commit.</summary>
    /// <param name="every">How often; every second by default.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What each look shows; the last shows no lag.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is zero or less.</exception>
    /// <exception cref="KafkaTimeoutException">The broker has not answered for too long.</exception>
    public async IAsyncEnumerable<LagSnapshot> WatchAsync(TimeSpan? every = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every ?? UsualWatch, TimeSpan.Zero, nameof(every));
        var wait = new GroupWait(_lag, Group, every ?? UsualWatch);
        var rate = new CommitRate(_lag.Time);
        await foreach (var look in wait.AnswersAsync(stop => LookAsync(rate, stop), Behind, cancellationToken).ConfigureAwait(false))
        {
            yield return look;
            if (look.IsCaughtUp)
            {
                yield break;
            }
        }
    }

    /// <summary>Waits until the group has committed all it has to read, or all but a few.</summary>
    /// <param name="within">How long that may take; 60 s by default, without limit under a debugger.</param>
    /// <param name="atMost">How many offsets may be left in all partitions; 0 by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Where the group is then.</returns>
    /// <exception cref="KafkaTimeoutException">It took longer; the message says in which partitions the group is behind by how much, who has them, and who is in the group.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is zero or less, or <paramref name="atMost"/> is negative.</exception>
    public Task<LagSnapshot> WaitAsync(TimeSpan? within = null, long atMost = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(atMost);
        var rate = new CommitRate(_lag.Time);
        var wait = new GroupWait(_lag, Group, _lag.PollInterval);
        return wait.UntilAsync(
            stop => LookAsync(rate, stop), look => look.Behind <= atMost, Checked(within), (look, group, limit) => LagText.Behind(Group, look, group, limit, atMost, rate.Committed), Behind, cancellationToken);
    }

    /// <summary>Waits until the group has so many members, and each has its partitions; for 0, until nobody is in it any more.</summary>
    /// <param name="members">How many members; 0 or more.</param>
    /// <param name="within">How long that may take; 60 s by default, without limit under a debugger.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The group as it is then.</returns>
    /// <exception cref="KafkaTimeoutException">It took longer; the message says in which state the group is, and who is in it.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is zero or less, or <paramref name="members"/> is negative.</exception>
    public Task<GroupStatus> WaitForMembersAsync(int members, TimeSpan? within = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(members);
        var wait = new GroupWait(_lag, Group, _lag.PollInterval);
        return wait.UntilAsync(
            stop => _lag.GroupAsync(Group, stop), Has, Checked(within), (_, group, limit) => LagText.Members(Group, group, limit, members), _ => [], cancellationToken);

        bool Has(GroupStatus group) => group.Members.Count == members && (members == 0 ? group.Phase is GroupPhase.Empty or GroupPhase.Missing : group.Phase == GroupPhase.Stable);
    }

    private static IReadOnlyList<GroupLag> Behind(LagSnapshot? look) => look?.Topics ?? [];

    private static TimeSpan Checked(TimeSpan? within)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within ?? UsualWait, TimeSpan.Zero, nameof(within));
        return within ?? UsualWait;
    }

    private async Task<LagSnapshot> LookAsync(CommitRate rate, CancellationToken cancellationToken)
    {
        var status = _lag.GroupAsync(Group, cancellationToken);
        var lags = _lag.LagsAsync(Group, _ranges, cancellationToken);
        await Task.WhenAll(status, lags).ConfigureAwait(false);
        var topics = await lags.ConfigureAwait(false);
        var speed = rate.Look(topics);
        return new LagSnapshot(await status.ConfigureAwait(false), topics, rate.Elapsed, speed);
    }
}
