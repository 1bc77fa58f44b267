using Xunit.Abstractions;

namespace StreamTesting.Tests;

/// <summary>The captures that tell transactions, as a consumer of all their topics may get them: each topic in its order, the topics in any.</summary>
public sealed class InterleavedTopicsTests(ITestOutputHelper output)
{
    [Fact]
    public void Merge_TopicsInAnyOrder_EqualsTheFinalTables()
    {
        var (captures, wrong) = (0, new List<string>());
        foreach (var capture in RecordedCaptures.All.Where(TellsTransactions))
        {
            captures++;
            for (var seed = 0; seed < 3; seed++)
            {
                var merge = new TransactionalMerge(TransactionDelivery.Interleaved, capture.Placeholder).Applied(Interleaved(capture.Records, seed));
                merge.Complete();
                foreach (var truth in capture.FinalTables.Keys.Select(capture.TruthOf))
                {
                    wrong.AddRange(TableComparison.Of(truth, merge.Tables.GetValueOrDefault(truth.Name)?.Rows ?? []).Differences
                        .Where(difference => !truth.Unsettled.Contains(difference.Key)).Select(difference => $"{capture.Id}, {seed}: {difference}"));
                }
            }
        }

        output.WriteLine($"{captures} captures");
        wrong.ShouldBeEmpty();
        captures.ShouldBeGreaterThan(0);
    }

    private static bool TellsTransactions(DebeziumCapture capture) =>
        capture.Options.GetValueOrDefault("provide.transaction.metadata") == "true" && !capture.Options.ContainsKey("transforms") && capture.Records.Any(record => record.Transaction is not null);

    private static IEnumerable<ChangeRecord> Interleaved(IEnumerable<ChangeRecord> records, int seed)
    {
        var random = new Random(seed);
        var topics = records.GroupBy(record => record.Topic).Select(topic => new Queue<ChangeRecord>(topic)).ToList();
        while (topics.Count > 0)
        {
            var topic = topics[random.Next(topics.Count)];
            for (var count = random.Next(1, 20); count > 0 && topic.Count > 0; count--)
            {
                yield return topic.Dequeue();
            }

            topics.RemoveAll(queue => queue.Count == 0);
        }
    }
}
