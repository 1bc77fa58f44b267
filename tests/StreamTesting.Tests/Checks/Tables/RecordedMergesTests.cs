namespace StreamTesting.Tests;

/// <summary>The merges of the house over every delivery of what real connectors sent: none is flagged.</summary>
public sealed class RecordedMergesTests
{
    private static readonly IVersionOrder ByLog = VersionOrders.CommitLsn.Then(VersionOrders.Binlog);

    public static TheoryData<string> Names => RecordedCaptures.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Judge_AFoldInTheOrderOfKeys_IsNeverFlagged(string name) => await Judge(name, DeliveryOrder.OfKeys, () => new ReferenceMerge());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Judge_AMergeByVersions_IsNeverFlagged(string name) => await Judge(name, DeliveryOrder.None, () => new VersionedMerge(ByLog));

    [Fact]
    public async Task Judge_AllRecordings_NoneIsFlagged()
    {
        var flagged = new List<string>();
        foreach (var capture in RecordedCaptures.Copied)
        {
            flagged.AddRange(await Flagged(capture, DeliveryOrder.OfKeys, () => new ReferenceMerge(capture.Placeholder)));
            flagged.AddRange(await Flagged(capture, DeliveryOrder.None, () => new VersionedMerge(ByLog, capture.Placeholder)));
        }

        flagged.ShouldBeEmpty();
    }

    private static async Task Judge(string name, DeliveryOrder order, Func<ITableMerge> merge) =>
        (await Flagged(RecordedCaptures.Load(name), order, merge, ChangeSet.DefaultTrials)).ShouldBeEmpty();

    private static async Task<List<string>> Flagged(DebeziumCapture capture, DeliveryOrder order, Func<ITableMerge> merge, int trials = 3)
    {
        var flagged = new List<string>();
        foreach (var table in capture.FinalTables.Keys.Where(table => capture.Merged.Tables.ContainsKey(table)))
        {
            var changes = ChangeSet.Of(capture, table);
            var consumer = TableConsumer.Of(merge, (state, record) => state.Apply(record), state => state.Tables.GetValueOrDefault(table)?.Rows ?? []);

            var verdict = await consumer.Deliver(changes.Deliveries(order, trials: trials)).AsObserved().JudgeAsync(new MergeTrials(changes));

            flagged.AddRange(verdict.Outcome == VerdictOutcome.Passed || verdict.IsVacuous ? [] : [$"{order} {changes.Truth}"]);
        }

        return flagged;
    }
}
