using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>
/// The records of a table as a connector sent them, what is true of the table then, and the other deliveries in which the same records
/// can reach a consumer. Immutable and thread-safe.
/// </summary>
public sealed class ChangeSet
{
    /// <summary>How many deliveries of a kind there are by default, where there are many.</summary>
    public const int DefaultTrials = 20;

    /// <summary>Makes the changes of a table.</summary>
    /// <param name="truth">What is true of the table when the last record has been merged.</param>
    /// <param name="records">The records as they were sent, and no others: a consumer is given all of them.</param>
    public ChangeSet(TableTruth truth, IEnumerable<ChangeRecord> records)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(records);
        Truth = truth;
        Records = [.. records];
        AsSent = new TableDelivery(DeliveryKind.AsSent, "the records came as they were sent", Records);
    }

    /// <summary>What is true of the table.</summary>
    public TableTruth Truth { get; }

    /// <summary>The records as they were sent.</summary>
    public ImmutableArray<ChangeRecord> Records { get; }

    /// <summary>The delivery as it was sent.</summary>
    public TableDelivery AsSent { get; }

    /// <summary>The changes of a table of a recorded capture.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="table">The table's name as in <see cref="DebeziumCapture.FinalTables"/>, for example <c>public.orders</c>.</param>
    /// <param name="withTransactions">Whether the records that begin and end transactions are delivered too; false by default.</param>
    /// <returns>The records of the topics that the table's rows were sent to.</returns>
    /// <exception cref="KeyNotFoundException">There is no such table; the message names those there are.</exception>
    public static ChangeSet Of(DebeziumCapture capture, string table, bool withTransactions = false)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var truth = capture.TruthOf(table);
        var topics = capture.Records.Where(record => record.Event?.Source?.QualifiedTable == table).Select(record => record.Topic).ToHashSet(StringComparer.Ordinal);
        if (topics.Count == 0)
        {
            topics.UnionWith(capture.Records.Select(record => record.Topic).Where(topic => topic.EndsWith($".{table}", StringComparison.Ordinal)));
        }

        return new ChangeSet(truth, capture.Records.Where(record =>
            topics.Contains(record.Topic) || (withTransactions && record.Kind == RecordKind.Transaction)));
    }

    /// <summary>The deliveries of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="seed">What decides where there are many; each seed gives others.</param>
    /// <param name="trials">How many there are at most; above zero, 20 by default.</param>
    /// <returns>None where the records have nothing of the kind: no snapshot, no change of a key. The simplest come first.</returns>
    public IEnumerable<TableDelivery> Deliveries(DeliveryKind kind, Seed seed = default, int trials = DefaultTrials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        return kind switch
        {
            DeliveryKind.AsSent => [AsSent],
            DeliveryKind.SuffixAgain => RepeatedDeliveries.Suffixes(Records, trials),
            DeliveryKind.KeyOrderKept => ShuffledDeliveries.Of(this, DeliveryKind.KeyOrderKept, seed, trials),
            DeliveryKind.KeyChangeTurned => KeyChangeDeliveries.Turned(this, trials),
            DeliveryKind.TombstonesFirst => KeyChangeDeliveries.TombstonesFirst(Records),
            DeliveryKind.OldAgain => RepeatedDeliveries.OldOnes(Records, seed, trials),
            DeliveryKind.SnapshotAgain => RepeatedDeliveries.Snapshots(Records, trials),
            DeliveryKind.AnyOrder => ShuffledDeliveries.Of(this, DeliveryKind.AnyOrder, seed, trials),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"There are no deliveries of the kind {kind}."),
        };
    }

    /// <summary>All deliveries that a merge has to bear, beginning with <see cref="AsSent"/>.</summary>
    /// <param name="order">Which order it relies on.</param>
    /// <param name="seed">What decides where there are many.</param>
    /// <param name="trials">How many of each kind there are at most; above zero, 20 by default.</param>
    /// <returns>The deliveries, kind by kind. Of a table without a key only that as it was sent: nothing tells its rows apart.</returns>
    public IEnumerable<TableDelivery> Deliveries(DeliveryOrder order, Seed seed = default, int trials = DefaultTrials)
    {
        DeliveryKind[] kinds = [DeliveryKind.AsSent, DeliveryKind.SuffixAgain, DeliveryKind.KeyOrderKept, DeliveryKind.KeyChangeTurned, DeliveryKind.TombstonesFirst];
        DeliveryKind[] more = order == DeliveryOrder.None ? [DeliveryKind.OldAgain, DeliveryKind.SnapshotAgain, DeliveryKind.AnyOrder] : [];
        return (Truth.Final.Key.Count == 0 ? kinds[..1] : kinds.Concat(more)).SelectMany(kind => Deliveries(kind, seed, trials));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Truth} ({Records.Length} records)");
}
