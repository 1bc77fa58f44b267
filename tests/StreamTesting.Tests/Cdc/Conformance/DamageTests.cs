using Xunit.Abstractions;

namespace StreamTesting.Tests;

/// <summary>What is wrong must stay visible, however many reasons there are for what a source does not send.</summary>
public sealed class DamageTests(ITestOutputHelper output)
{
    private const int PerTable = 5;

    [Fact]
    public void Compare_AConsumersTableDamagedAnywhere_IsNoticedUnlessThePlaceIsUntold()
    {
        var (noticed, untold) = (0, 0);
        var missed = new List<string>();
        foreach (var (capture, truth, seed) in Tables())
        {
            if (Damage.Of(truth, truth.Merged, seed) is not { } damage)
            {
                continue;
            }

            var isNoticed = TableComparison.Of(truth, damage.Rows).Differences.Any(difference => difference.Key == damage.Key && !truth.Unsettled.Contains(difference.Key));
            var isUntold = truth.Unsettled.Contains(damage.Key) || (damage.Column is { } column && truth.IsUntold(damage.Key, column));
            noticed += isNoticed ? 1 : 0;
            untold += isUntold ? 1 : 0;
            missed.AddRange(isNoticed || isUntold ? [] : [$"{capture.Id} {truth.Name} {damage.What} {damage.Key} {damage.Column}"]);
        }

        output.WriteLine($"{noticed} of {noticed + untold + missed.Count} damaged tables noticed, {untold} at a place that is untold");
        missed.ShouldBeEmpty();
        untold.ShouldBeLessThan(noticed / 10);
    }

    /// <summary>The database's own table is damaged, as if the merge, or the reading of values, were wrong: no reason may be found for that.</summary>
    [Fact]
    public void Untold_TheFinalTableDamagedAnywhere_HasNoReason()
    {
        var (found, none) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var (capture, truth, seed) in Tables())
        {
            if (Damage.Of(truth, truth.Final.Rows, seed) is not { } damage || truth.Untold.Any(value => value.Key == damage.Key))
            {
                continue;
            }

            var damaged = capture.TruthOf(truth.Final with { Rows = damage.Rows });
            var reasons = damaged.Untold.Where(value => value.Key == damage.Key).Select(value => value.Reason).ToList();
            none += reasons.Contains(UntoldReasons.Unexplained) ? 1 : 0;
            foreach (var reason in reasons.Contains(UntoldReasons.Unexplained) ? [] : reasons.Distinct(StringComparer.Ordinal))
            {
                found[reason] = found.GetValueOrDefault(reason) + 1;
            }
        }

        var share = 100.0 * found.Values.Sum() / (none + found.Values.Sum());
        output.WriteLine($"{none} damaged tables without a reason, {found.Values.Sum()} ({share:0.00} %) with one: {string.Join(", ", found.Select(reason => $"{reason.Value} {reason.Key}"))}");
        none.ShouldBeGreaterThan(0);
        share.ShouldBeLessThan(5);
    }

    private static IEnumerable<(DebeziumCapture Capture, TableTruth Truth, int Seed)> Tables() =>
        from capture in RecordedCaptures.Copied
        from truth in capture.FinalTables.Keys.Select(capture.TruthOf)
        from seed in Enumerable.Range(0, PerTable)
        select (capture, truth, seed);
}
