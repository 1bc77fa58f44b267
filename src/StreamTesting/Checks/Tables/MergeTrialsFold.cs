namespace StreamTesting;

/// <summary>Compares the table of each delivery with that of the first. Each key is reported once by each name: for the first delivery that shows it.</summary>
internal sealed class MergeTrialsFold(string name, TableTruth table, GroundTruth stream, bool comparesWithDatabase) : CountingFold<DeliveredTable>(name)
{
    private const string NoBaseline = "the consumer failed at the delivery that all others are compared with";
    private readonly TableViolations _violations = new(table, stream);
    private readonly HashSet<(string Anomaly, string Key)> _told = [];
    private Dictionary<(string Anomaly, string Key), TableDifference>? _asSent;
    private bool _hasFailed;
    private long _compared;

    protected override IReadOnlyList<Violation> Take(Observed<DeliveredTable> observation, in OutputPlace place)
    {
        var delivered = observation.Value;
        if (delivered.Error is { } error)
        {
            _hasFailed |= _asSent is null;
            return Failed(delivered.Delivery, delivered.FailedAt!, error);
        }

        if (_hasFailed)
        {
            Count(May, NoBaseline);
            return [];
        }

        var comparison = TableComparison.Of(table, delivered.Rows);
        var differences = new Dictionary<(string, string), TableDifference>();
        foreach (var difference in TableViolations.Settled(table, comparison))
        {
            differences.TryAdd((difference.Anomaly, difference.Key), difference);
        }

        var isFirst = _asSent is null;
        var settled = comparison.Keys.Count(key => !table.Unsettled.Contains(key));
        if (isFirst)
        {
            Count(May, TableViolations.Untold, comparison.Keys.Count - settled);
            _asSent = differences;
        }

        if (isFirst && !comparesWithDatabase)
        {
            return [];
        }

        _compared += settled;
        return isFirst ? [.. differences.Values.SelectMany(AsSent)] : [.. Changed(delivered.Delivery, differences)];
    }

    protected override IEnumerable<Violation> End(ObservationEnding ending)
    {
        foreach (var reason in May.Where(reason => reason.Value == 0).Select(reason => reason.Key).ToList())
        {
            May.Remove(reason);
        }

        return [];
    }

    protected override long ComparedWhen(ObservationEnding ending) => _compared;

    protected override string WhyNothing() => Observed == 0
        ? "there was no delivery"
        : Observed == 1 && !comparesWithDatabase ? "the records have no other delivery of the kind that was asked for" : $"neither the stream nor the table {table.Name} has a row that the stream tells of";

    private IReadOnlyList<Violation> AsSent(TableDifference difference) => Told(difference.Anomaly, difference.Key, difference.RecordNumber, difference.Message, difference.Rule);

    private IEnumerable<Violation> Changed(TableDelivery delivery, Dictionary<(string Anomaly, string Key), TableDifference> now)
    {
        var rule = $"{RuleOf(delivery.Kind)} -> the table is the same";
        foreach (var difference in now.Values.Where(difference => _asSent!.GetValueOrDefault((difference.Anomaly, difference.Key))?.Message != difference.Message))
        {
            foreach (var violation in Told(
                NameOf(delivery.Kind, difference.Anomaly), difference.Key, difference.RecordNumber,
                $"{difference.Message}, after {delivery.Text} ({difference.Anomaly})", $"{rule}; {difference.Rule}"))
            {
                yield return violation;
            }
        }

        var wrongKeys = now.Keys.Select(difference => difference.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var healed in _asSent!.Values.Where(difference => !wrongKeys.Contains(difference.Key)))
        {
            foreach (var violation in Told(
                NameOf(delivery.Kind, TableAnomalies.OrderDependent), healed.Key, healed.RecordNumber,
                $"{healed.Key} is right after {delivery.Text}, and was not as sent: {healed.Message}", rule))
            {
                yield return violation;
            }
        }
    }

    private IReadOnlyList<Violation> Failed(TableDelivery delivery, ChangeRecord record, Exception error)
    {
        var isTombstone = record.Kind is RecordKind.Tombstone or RecordKind.NullPayload;
        return Told(
            isTombstone ? TableAnomalies.TombstoneCrashed : TableAnomalies.Crashed,
            record.CanonicalKey ?? record.Topic,
            record.Number < 0 ? null : record.Number,
            $"was not merged: the consumer failed at {(record.Number < 0 ? $"a tombstone of {record.CanonicalKey} before all records" : $"{record}")} with {error.GetType().Name}: {error.Message}",
            isTombstone
                ? $"a tombstone is a key without a value, also before its key has a row: it deletes or is left out ({delivery.Text})"
                : $"a consumer takes every record that the connector sends, or puts it aside ({delivery.Text})");
    }

    private IReadOnlyList<Violation> Told(string anomaly, string key, int? record, string message, string rule) =>
        _told.Add((anomaly, key)) ? Found(_violations.Of(anomaly, record, message, rule, _told.Count - 1)) : [];

    private static string NameOf(DeliveryKind kind, string inner) => kind switch
    {
        DeliveryKind.SuffixAgain => TableAnomalies.NotIdempotent,
        DeliveryKind.KeyOrderKept or DeliveryKind.AnyOrder => TableAnomalies.OrderDependent,
        DeliveryKind.SnapshotAgain => TableAnomalies.SnapshotOverwroteStream,
        _ => inner,
    };

    private static string RuleOf(DeliveryKind kind) => kind switch
    {
        DeliveryKind.SuffixAgain => "records that come again after a crash say nothing new",
        DeliveryKind.KeyOrderKept => "only the records of one key have an order",
        DeliveryKind.KeyChangeTurned => "the old and the new key of a row may be in two partitions",
        DeliveryKind.TombstonesFirst => "a tombstone says nothing that the delete before it did not",
        DeliveryKind.OldAgain => "an older record changes nothing",
        DeliveryKind.SnapshotAgain => "a snapshot's row is older than what was streamed since",
        _ => "each record says what it is newer than",
    };
}
