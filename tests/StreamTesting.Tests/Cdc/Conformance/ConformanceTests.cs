using System.Diagnostics;
using Xunit.Abstractions;

namespace StreamTesting.Tests;

/// <summary>
/// All recorded captures, or those below the folder of <see cref="RecordedCaptures.Variable"/>, folded by each merge and held against the databases' own
/// final tables, row by row and value by value. Every difference needs a reason that the capture itself shows.
/// </summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<IVersionOrder> Orders =
        [VersionOrders.CommitLsn.Then(VersionOrders.Binlog), VersionOrders.Lsn.Then(VersionOrders.Gtid).Then(VersionOrders.Binlog), VersionOrders.Offset];

    private static readonly IReadOnlySet<string> OfValues = new HashSet<string>(
        [
            .. Enum.GetValues<ValueLoss>().Select(UntoldReasons.Of), UntoldReasons.ColumnExcluded, UntoldReasons.GeneratedColumn, UntoldReasons.ColumnAddedWithDefault,
            UntoldReasons.PlaceholderNeverFilled, UntoldReasons.ValueEqualToPlaceholder,
        ],
        StringComparer.Ordinal);

    [Fact]
    public void Merges_EveryCapture_EqualTheFinalTablesOrTheCaptureShowsWhyNot()
    {
        var watch = Stopwatch.StartNew();
        var reasons = new SortedDictionary<string, (int Rows, int Values)>(StringComparer.Ordinal);
        var unexplained = new List<string>();
        var (captures, records, tables, rows, compared, open, skipped) = (0, 0, 0, 0, 0L, 0, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var capture in RecordedCaptures.All)
        {
            (captures, records) = (captures + 1, records + capture.Records.Count);
            var transactional = TransactionalMerge.Of(capture);
            open += transactional.Open.Count + transactional.Torn.Count;
            (string Name, ITableMerge Merge)[] merges =
                [("in order", capture.Merged), ("of transactions", transactional), .. Orders.Select(order => (order.Name, (ITableMerge)VersionedMerge.Of(capture, order)))];
            foreach (var truth in capture.FinalTables.Keys.Select(capture.TruthOf))
            {
                (tables, rows) = (tables + 1, rows + truth.Final.Rows.Count);
                foreach (var value in truth.Untold)
                {
                    var (ofRows, ofValues) = reasons.GetValueOrDefault(value.Reason);
                    reasons[value.Reason] = value.Column is null ? (ofRows + 1, ofValues) : (ofRows, ofValues + 1);
                    unexplained.AddRange(value.Reason == UntoldReasons.Unexplained ? [$"{capture.Id} {truth.Name}: {value}"] : []);
                }

                compared += truth.Final.Rows.Select(truth.KeyOf).Sum(key => truth.Final.Columns.Count(column => !truth.IsUntold(key, column.Name)));
                foreach (var (name, merge) in merges)
                {
                    var comparison = TableComparison.Of(truth, merge.Tables.GetValueOrDefault(truth.Name)?.Rows ?? []);
                    unexplained.AddRange(comparison.Differences.Where(difference => !truth.Unsettled.Contains(difference.Key)).Select(difference => $"{capture.Id} {name}: {difference}"));
                    skipped.UnionWith(comparison.NotCompared.Where(_ => comparison.RowCount > 0 && name == "in order").Select(column => $"{capture.Id} {truth.Name} {column}"));
                }
            }
        }

        var (untoldRows, untoldValues) = (reasons.Values.Sum(count => count.Rows), reasons.Values.Sum(count => count.Values));
        output.WriteLine($"{captures} captures, {records} records, {tables} tables, {rows} rows, {compared} values compared by 5 merges, {unexplained.Count} mismatches in {watch.Elapsed.TotalSeconds:0.0} s");
        output.WriteLine($"explained: {untoldRows} rows and {untoldValues} values ({100.0 * untoldValues / (compared + untoldValues):0.00} % of the values)");
        foreach (var (reason, count) in reasons)
        {
            output.WriteLine($"  {reason}: {count.Rows} rows, {count.Values} values");
        }

        output.WriteLine($"{open} transactions torn or left open; columns that no row was sent with: {string.Join("; ", skipped)}");
        unexplained.ShouldBeEmpty();
        if (!RecordedCaptures.IsOtherFolder)
        {
            open.ShouldBe(0);
            compared.ShouldBeGreaterThan(4L * untoldValues);
        }
    }

    [Fact]
    public void Untold_EveryCaptureOfTheCopy_IsWhatItsRecordersNoted()
    {
        var wrong = new List<string>();
        foreach (var capture in RecordedCaptures.Copied)
        {
            var found = capture.FinalTables.Keys.SelectMany(table => capture.TruthOf(table).Untold).Select(value => value.Reason).ToHashSet(StringComparer.Ordinal);
            var noted = NotedReasons.Of(capture.Id);
            wrong.AddRange(noted is null || found.Contains(noted) ? [] : [$"{capture.Id}: noted is {noted}, found {string.Join(", ", found)}"]);
            wrong.AddRange(found.Where(reason => noted is null && !OfValues.Contains(reason)).Select(reason => $"{capture.Id}: nothing is noted, found {reason}"));
        }

        wrong.ShouldBeEmpty();
    }
}
