using System.Collections.Immutable;
using System.Text;

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
        return Of(capture.TruthOf(table), capture.Records, withTransactions);
    }

    /// <summary>The changes of a table of a stream that was made.</summary>
    /// <param name="truth">What is true of the stream's tables: <c>stream.Tables()</c> of <c>StreamTesting.Domains</c>.</param>
    /// <param name="table">The table's name, for example <c>public.orders</c>.</param>
    /// <param name="stream">The stream, without disorder: a change set makes deliveries of its own.</param>
    /// <param name="withTransactions">Whether the records that begin and end transactions are delivered too; false by default.</param>
    /// <returns>The records of the topics that the table's rows were sent to.</returns>
    /// <exception cref="KeyNotFoundException">There is no such table; the message names those there are.</exception>
    /// <exception cref="ArgumentException">The arrivals do not come in the order of the commits, each once.</exception>
    public static ChangeSet Of(ChangeTruth truth, string table, IEnumerable<Arrival> stream, bool withTransactions = false)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(stream);
        var ofTable = truth.Of(table);
        return Of(ofTable, stream.Select((arrival, number) => RecordOf(ofTable, arrival, number)).ToList(), withTransactions);
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

    private static ChangeSet Of(TableTruth truth, IReadOnlyList<ChangeRecord> records, bool withTransactions)
    {
        var topics = records.Where(record => record.Event?.Source?.QualifiedTable == truth.Name).Select(record => record.Topic).ToHashSet(StringComparer.Ordinal);
        if (topics.Count == 0)
        {
            topics.UnionWith(records.Select(record => record.Topic).Where(topic => topic.EndsWith($".{truth.Name}", StringComparison.Ordinal)));
        }

        return new ChangeSet(truth, records.Where(record => topics.Contains(record.Topic) || (withTransactions && record.Kind == RecordKind.Transaction)));
    }

    private static ChangeRecord RecordOf(TableTruth truth, Arrival arrival, int number)
    {
        if (truth.EventIdOf(number) is var id && id != arrival.Event.Id)
        {
            throw new ArgumentException(
                $"Arrival {number} of the stream is of {arrival.Event.Id}, and the commits have {id} there: give the stream of the plan without disorder.", nameof(arrival));
        }

        var bytes = arrival.Event.Payload is null ? null : (ReadOnlyMemory<byte>?)arrival.ToBytes();
        var key = arrival.Event.Key.Length == 0 ? null : (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(arrival.Event.Key);
        return new ChangeRecord(number, arrival.Topic, key, bytes is { Length: 0 } ? null : bytes, arrival.Event.Headers, arrival.Partition, arrival.PartitionPosition);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Truth} ({Records.Length} records)");
}
