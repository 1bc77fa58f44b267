using Xunit.Abstractions;

namespace StreamTesting.Tests;

/// <summary>Every value of every column of every recorded capture, as it was sent and as the database held it in the end.</summary>
public sealed class AllValuesTests(ITestOutputHelper output)
{
    private static readonly IReadOnlySet<string> Losses = Enum.GetValues<ValueLoss>().Select(UntoldReasons.Of).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Sent_EveryColumnOfEveryCapture_MeansWhatIsStoredOrHasAReason()
    {
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var unexplained = new List<string>();
        var compared = 0;
        foreach (var capture in RecordedCaptures.All)
        {
            foreach (var (table, column, sent, stored) in capture.FinalTables.Values.SelectMany(table => Pairs(capture, table)))
            {
                compared++;
                column.Kind.ShouldNotBe(ColumnKind.Other, $"{capture.Id} {column}");
                if (ColumnValues.AreEqual(column, sent, true, stored, false))
                {
                    ValueLosses.Of(column, sent, stored, table).ShouldBeNull();
                }
                else if (ValueLosses.Of(column, sent, stored, table) is { } reason)
                {
                    reasons[reason.ToString()] = reasons.GetValueOrDefault(reason.ToString()) + 1;
                }
                else
                {
                    unexplained.Add($"{capture.Id} {table} {column}: sent {TableRow.Shown(sent)}, stored {TableRow.Shown(stored)}");
                }
            }
        }

        output.WriteLine($"{compared} values, {reasons.Values.Sum()} sent as another: {string.Join(", ", reasons.Select(reason => $"{reason.Value} {reason.Key}"))}");
        compared.ShouldBeGreaterThan(0);
        unexplained.ShouldBeEmpty();
    }

    /// <summary>
    /// The values of the rows that the merge has under the key of a row of the database. Columns that were never sent are left out, and values that are old
    /// because the source did not send what came after.
    /// </summary>
    private static IEnumerable<(string Table, TableColumn Column, object? Sent, object? Stored)> Pairs(DebeziumCapture capture, CapturedTable table)
    {
        if (table.Key.Count == 0 || !capture.Merged.Tables.TryGetValue(table.Name, out var fold))
        {
            return [];
        }

        var old = capture.TruthOf(table.Name).Untold.Where(value => value.Reason != UntoldReasons.Unexplained && !Losses.Contains(value.Reason)).Select(value => (value.Key, value.Column)).ToHashSet();
        var merged = fold.Rows.Where(row => RowKeys.Has(table.Key, row)).ToLookup(row => RowKeys.Of(table.Key, row), StringComparer.Ordinal);
        return from row in table.Rows
               from have in merged[RowKeys.Of(table.Key, row)].Take(1)
               from column in table.Columns
               where have.TryGet(column.Name, out _) && !old.Contains((RowKeys.Of(table.Key, row), column.Name))
               select (table.Name, column, have[column.Name], row[column.Name]);
    }
}
