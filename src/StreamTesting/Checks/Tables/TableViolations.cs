namespace StreamTesting;

/// <summary>Makes violations of what is wrong with a table.</summary>
internal sealed class TableViolations(TableTruth table, GroundTruth stream)
{
    public const string Untold = "the stream does not tell what the table holds";

    /// <summary>What is not judged, by its reason.</summary>
    public static IEnumerable<KeyValuePair<string, long>> MayBy(TableTruth table) => table.Untold
        .GroupBy(value => value.Reason == UntoldReasons.Unexplained ? Untold : $"the source never sent it: {value.Reason}", StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, group.LongCount()));

    /// <summary>The differences that a consumer has to answer for.</summary>
    public static IEnumerable<TableDifference> Settled(TableTruth table, TableComparison comparison) =>
        comparison.Differences.Where(difference => !table.Unsettled.Contains(difference.Key));

    public Violation Of(TableDifference difference, long place) => Of(difference.Anomaly, difference.RecordNumber, difference.Message, difference.Rule, place);

    public Violation Of(string anomaly, int? recordNumber, string message, string rule, long place)
    {
        var id = recordNumber is { } number ? table.EventIdOf(number) : null;
        var known = id is not null && stream.TryFind(id, out var found) ? found : null;
        return new Violation(anomaly, id, $"{table.Name} {message}", rule)
        {
            Event = known,
            Positions = known is null ? [] : [known.Position, .. known.Copies.Select(copy => copy.Position)],
            At = place,
        };
    }
}
