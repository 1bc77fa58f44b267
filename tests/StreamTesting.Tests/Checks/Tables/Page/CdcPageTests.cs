using System.Text;

namespace StreamTesting.Tests;

/// <summary>Holds <c>docs/cdc.md</c> to its examples: each anomaly's smallest stream and merge, and what the check says of it.</summary>
public sealed class CdcPageTests
{
    private const string FirstExample = "\n## `missing`";

    public static TheoryData<string> Anomalies => new(MergeExamples.All.Select(example => example.Anomaly));

    [Theory]
    [MemberData(nameof(Anomalies))]
    public async Task Example_OfAnAnomaly_IsFoundByItsName(string anomaly)
    {
        var example = MergeExamples.All.Single(one => one.Anomaly == anomaly);

        var verdict = await example.Judge(example.Wrong, example.Changes);

        verdict.Counts.Keys.ShouldBe([anomaly]);
    }

    [Theory]
    [MemberData(nameof(Anomalies))]
    public async Task Example_MergedByVersions_IsRight(string anomaly)
    {
        var example = MergeExamples.All.Single(one => one.Anomaly == anomaly);
        var right = anomaly == TableAnomalies.TornTransaction
            ? House(() => new TransactionalMerge())
            : House(() => new VersionedMerge(VersionOrders.Lsn));

        (await example.Judge(right, example.Changes)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public void Examples_AreOneAnAnomaly() => MergeExamples.All.Select(example => example.Anomaly).Order(StringComparer.Ordinal)
        .ShouldBe(typeof(TableAnomalies).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Page_HasTheExamplesAsTheyAre()
    {
        var path = Path.Combine(Approval.Root(), "docs", "cdc.md");
        var text = new StringBuilder();
        foreach (var example in MergeExamples.All)
        {
            text.Append('\n').Append(await example.SectionAsync());
        }

        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("STREAMTESTING_APPROVE") == "1")
        {
            var start = page.IndexOf(FirstExample, StringComparison.Ordinal);
            File.WriteAllText(path, page = (start < 0 ? page : page[..start]) + text);
        }

        page.ShouldEndWith(text.ToString(), Case.Sensitive, "docs/cdc.md: the examples are not what the checks say; run this test with STREAMTESTING_APPROVE=1");
        typeof(TableAnomalies).GetFields().Select(field => $"`{field.GetRawConstantValue()}`").Where(name => !page.Split(FirstExample)[0].Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static TableConsumer House(Func<ITableMerge> merge) =>
        TableConsumer.Of(merge, (state, record) => state.Apply(record), state => state.Tables.GetValueOrDefault("public.orders")?.Rows ?? []);
}
