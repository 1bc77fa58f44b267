using FsCheck;
using FsCheck.Fluent;

namespace StreamTesting.Tests;

/// <summary>What holds for merges of any history.</summary>
public sealed class MergeLaws
{
    [Fact]
    public void ReferenceMerge_AnySuffixSentAgain_ChangesNothing() => Check((steps, seed) =>
    {
        var records = ChangeHistories.Of(steps);
        var expected = ChangeHistories.Table(new ReferenceMerge().Applied(records));
        var merge = new ReferenceMerge().Applied(records);
        for (var time = 0; time < 3; time++)
        {
            merge.Applied(records.Skip(new Random(seed + time).Next(records.Count + 1)));
            ChangeHistories.Table(merge).ShouldBe(expected);
        }
    });

    [Fact]
    public void ReferenceMerge_KeysPermuted_ComesToTheSameTable() => Check((steps, seed) =>
    {
        var records = ChangeHistories.Of([.. steps.Where(step => step.What > 4)], withTruncates: false);
        var random = new Random(seed);
        var open = records.GroupBy(record => record.CanonicalKey).Select(group => new Queue<ChangeRecord>(group)).ToList();
        var permuted = new List<ChangeRecord>();
        while (open.Count > 0)
        {
            var key = open[random.Next(open.Count)];
            permuted.Add(key.Dequeue());
            open.RemoveAll(queue => queue.Count == 0);
        }

        ChangeHistories.Table(new ReferenceMerge().Applied(permuted)).ShouldBe(ChangeHistories.Table(new ReferenceMerge().Applied(records)));
    });

    [Fact]
    public void VersionedMerge_AnyShuffleWithCopies_ComesToTheTableOfTheOrder() => Check((steps, seed) =>
    {
        var records = ChangeHistories.Of(steps);
        var random = new Random(seed);
        var shuffled = records.Concat(records.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(shuffled);

        ChangeHistories.Table(new VersionedMerge(VersionOrders.CommitLsn).Applied(shuffled)).ShouldBe(ChangeHistories.Table(new ReferenceMerge().Applied(records)));
    });

    [Fact]
    public void TransactionalMerge_AtEveryRecordOfAnyReplay_IsThePrefixOfWholeTransactions() => Check((steps, seed) =>
    {
        var records = ChangeHistories.Of(steps);
        var prefixes = new List<string> { "" };
        var reference = new ReferenceMerge();
        foreach (var transaction in records.Where(record => record.Event is not null).GroupBy(record => record.Event!.Source!.TransactionId))
        {
            prefixes.Add(ChangeHistories.Table(reference.Applied(transaction)));
        }

        var (merge, at) = (new TransactionalMerge(), 0);
        var cut = new Random(seed).Next(records.Count + 1);
        foreach (var record in records.Take(cut).Concat(records.Skip(new Random(seed + 1).Next(cut + 1))))
        {
            merge.Apply(record);
            var table = ChangeHistories.Table(merge);
            at = prefixes.IndexOf(table, at);
            at.ShouldBeGreaterThanOrEqualTo(0, $"after {record}");
        }

        merge.Complete();
        ChangeHistories.Table(merge).ShouldBe(prefixes[^1]);
        (merge.Open.Count + merge.Torn.Count).ShouldBe(0);
    });

    private static void Check(Action<(int What, int Key, int Other, bool Ends)[], int> law) => Prop.ForAll(
        ChangeHistories.Steps,
        Gen.Choose(0, int.MaxValue - 10).ToArbitrary(),
        (steps, seed) => law(steps, seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(1, 1));
}
