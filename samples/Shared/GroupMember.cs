using System.Diagnostics;
using Confluent.Kafka;

namespace Samples;

/// <summary>How a consumer leaves its group without the risk that it never comes back from that.</summary>
internal static class GroupMember
{
    /// <summary>How long leaving may take by default.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Neither Close nor Dispose is safe while librdkafka (2.14 and 2.15) has a rebalance to tell of. Close does not wait for a callback that
    // is under way; what that callback asks for in the moment the group's side ends is never answered, and Close waits for the callback for
    // ever (its issue 4884). Dispose drops a callback that is yet to come, and with cooperative-sticky the group's side waits for its answer
    // for ever, at full speed. So a member gives up its subscription first and is polled, which serves the callbacks, until it has no member
    // id: from then on it is in no group, and no callback is left or can come.

    /// <summary>
    /// Leaves the group, closes and disposes. Records that come meanwhile are dropped: a consumer that commits what it reads by itself has to
    /// have EnableAutoOffsetStore off.
    /// </summary>
    /// <param name="member">The consumer; it need not have subscribed yet. Nothing else uses it any more.</param>
    /// <exception cref="TimeoutException">It has not left, or did not close; it is then abandoned, not disposed.</exception>
    public static void Leave<TKey, TValue>(this IConsumer<TKey, TValue> member) => Leave(Patience, [member]);

    /// <summary>Leaves as <see cref="Leave{TKey,TValue}(IConsumer{TKey,TValue})"/> does, several members of a group at a time.</summary>
    /// <param name="patience">How long all of them may take to leave, and each to close.</param>
    /// <param name="leaving">Who leaves.</param>
    /// <param name="staying">Who stays, and has to be polled for a rebalance to end; its records are dropped.</param>
    /// <exception cref="TimeoutException">One has not left, or did not close; it is then abandoned, not disposed.</exception>
    public static void Leave<TKey, TValue>(
        TimeSpan patience, IReadOnlyList<IConsumer<TKey, TValue>> leaving, params IReadOnlyList<IConsumer<TKey, TValue>> staying)
    {
        var clock = Stopwatch.StartNew();
        while (leaving.Where(IsIn).ToList() is { Count: > 0 } members)
        {
            if (clock.Elapsed > patience)
            {
                throw new TimeoutException(
                    $"{Names(members)} did not leave the group within {patience}: a rebalance is under way that does not end. Is another member not polled?");
            }

            foreach (var member in members.Concat(staying))
            {
                Poll(member);
            }
        }

        foreach (var member in leaving)
        {
            Close(member, patience);
        }
    }

    /// <summary>
    /// Leaves a group of the consumer protocol (group.protocol=consumer), closes and disposes. There a member keeps its id when it leaves: what
    /// shows that it has is that it has nothing any more.
    /// </summary>
    /// <param name="patience">How long it may take to leave, and to close.</param>
    /// <param name="member">Who leaves.</param>
    /// <exception cref="TimeoutException">It has not left, or did not close; it is then abandoned, not disposed.</exception>
    public static void LeaveByConsumerProtocol<TKey, TValue>(TimeSpan patience, IConsumer<TKey, TValue> member)
    {
        var clock = Stopwatch.StartNew();
        member.Unsubscribe();
        while (member.Assignment.Count > 0)
        {
            if (clock.Elapsed > patience)
            {
                throw new TimeoutException($"{Names([member])} did not give up its partitions within {patience}.");
            }

            Poll(member);
        }

        Close(member, patience);
    }

    /// <summary>
    /// Closes and disposes without leaving first, in bounded time: for a static member, which keeps its place, and to see what Close does.
    /// Only for one whose group is at rest: it has its assignment, and no other member comes or goes.
    /// </summary>
    /// <param name="member">The consumer.</param>
    /// <param name="patience">How long it may take.</param>
    /// <exception cref="TimeoutException">It did not close; it is then abandoned, not disposed.</exception>
    public static void Close<TKey, TValue>(IConsumer<TKey, TValue> member, TimeSpan patience)
    {
        var name = member.Name;
        var closing = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    member.Close();
                }
                catch (KafkaException exception) when (exception.Error.IsFatal)
                {
                    // The group has shut it out already.
                }

                member.Dispose();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        if (Task.WaitAny([closing], patience) < 0)
        {
            throw new TimeoutException($"The consumer {name} did not close within {patience}: a rebalance callback or a commit never ends.");
        }

        closing.GetAwaiter().GetResult();
    }

    // Asked for again and again: librdkafka puts it off while a rebalance is under way.
    private static bool IsIn<TKey, TValue>(IConsumer<TKey, TValue> member)
    {
        try
        {
            member.Unsubscribe();
            return !string.IsNullOrEmpty(member.MemberId);
        }
        catch (KafkaException exception) when (exception.Error.IsFatal)
        {
            return false;
        }
    }

    private static void Poll<TKey, TValue>(IConsumer<TKey, TValue> member)
    {
        try
        {
            member.Consume(TimeSpan.FromMilliseconds(5));
        }
        catch (ConsumeException)
        {
            // What it has to say about consuming matters no more.
        }
    }

    private static string Names<TKey, TValue>(List<IConsumer<TKey, TValue>> members) => members.Count == 1
        ? $"The consumer {members[0].Name}"
        : $"The consumers {string.Join(", ", members.Select(member => member.Name))}";
}
