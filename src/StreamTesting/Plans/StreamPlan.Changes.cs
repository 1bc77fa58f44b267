namespace StreamTesting;

/// <content>Steps that happen to changes of a database on their way.</content>
public sealed partial class StreamPlan
{
    /// <summary>Lets the source send its last records again, after a crash: see <see cref="StreamTesting.Resent"/>.</summary>
    /// <param name="length">How many records come again each time, from 1 to 1,000,000.</param>
    /// <param name="times">How often, from 1.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Resent(int length, int times = 1) => With(new Resent(length, times));

    /// <summary>Writes records twice within their transaction: see <see cref="StreamTesting.DuplicatedInTransaction"/>.</summary>
    /// <param name="rate">The share of the events, from 0 to 1.</param>
    /// <param name="mostApart">After how many more records of the transaction the copy comes at the most; 3 by default.</param>
    /// <param name="choosing">Exactly so many by default, or by coin.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan DuplicatedInTransaction(double rate, int mostApart = 3, Choosing choosing = Choosing.Exactly) =>
        With(new DuplicatedInTransaction(rate) { MostApart = mostApart, Choosing = choosing });

    /// <summary>Lets creates under a new key arrive before the delete of the old one: see <see cref="StreamTesting.KeyChangesReversed"/>.</summary>
    /// <param name="rate">How likely for each change of a key over partitions, from 0 to 1; 0.5 by default, so that both orders come.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan KeyChangesReversed(double rate = 0.5) => With(new KeyChangesReversed(rate));

    /// <summary>Lets the last change of rows arrive after their delete: see <see cref="StreamTesting.UpdatedAfterDelete"/>.</summary>
    /// <param name="rate">The share of the deletes, from 0 to 1.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan UpdatedAfterDelete(double rate) => With(new UpdatedAfterDelete(rate));

    /// <summary>Lets rows of the snapshot come again in mid-stream: see <see cref="StreamTesting.SnapshotAgain"/>.</summary>
    /// <param name="length">How many rows at the most, from 1 to 1,000,000; 1,000 by default.</param>
    /// <param name="at">After which share of the events; 0.5 by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan SnapshotAgain(int length = 1_000, double at = 0.5) => With(new SnapshotAgain(length) { At = at });

    /// <summary>Leaves out what log compaction has removed: see <see cref="StreamTesting.Compacted"/>.</summary>
    /// <param name="length">How many records have been compacted, from 1 to 1,000,000.</param>
    /// <param name="keepsTombstones">Whether tombstones are still there; false by default.</param>
    /// <returns>The new plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is impossible; the message has its value and the allowed range.</exception>
    public StreamPlan Compacted(int length, bool keepsTombstones = false) => With(new Compacted(length) { KeepsTombstones = keepsTombstones });
}
