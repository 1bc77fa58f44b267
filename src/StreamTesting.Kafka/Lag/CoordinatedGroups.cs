using System.Collections.Concurrent;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka;

/// <summary>
/// Groups whose coordinator has answered for them. A broker that hears of groups for the first time makes the topic of their offsets and loads its partitions, and says NOT_COORDINATOR or
/// COORDINATOR_LOAD_IN_PROGRESS meanwhile. librdkafka's admin client (2.4 to 2.15) follows a null pointer where it hears the first when it asks for offsets
/// (librdkafka #5040, confluent-kafka-javascript #374), and the process ends without a word; where it asks for the group itself, it tells the error. So that is asked first.
/// </summary>
internal sealed class CoordinatedGroups(LagClient client, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<string, bool> _groups = new(StringComparer.Ordinal);

    /// <summary>Ends when the group has a coordinator.</summary>
    /// <exception cref="KafkaException">It has none after the broker's patience.</exception>
    public async Task WaitAsync(string group, CancellationToken cancellationToken)
    {
        if (_groups.ContainsKey(group))
        {
            return;
        }

        var started = time.GetTimestamp();
        using var timer = new PeriodicTimer(Interval, time);
        while (await WhyNotAsync(group, cancellationToken).ConfigureAwait(false) is { } error)
        {
            if (time.GetElapsedTime(started) >= client.Patience)
            {
                throw new KafkaException(error);
            }

            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }

        _groups[group] = true;
    }

    /// <summary>Has the next question wait again: its coordinator may be another.</summary>
    public void Forget(string group) => _groups.TryRemove(group, out _);

    private async Task<Error?> WhyNotAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DescribeConsumerGroupsOptions { RequestTimeout = client.Patience };
            await client.AskAsync(admin => admin.DescribeConsumerGroupsAsync([group], options), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DescribeConsumerGroupsException e)
        {
            var error = e.Results.ConsumerGroupDescriptions[0].Error;
            return error.Code is ErrorCode.NotCoordinatorForGroup or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.GroupLoadInProgress ? error : null;
        }
    }
}
