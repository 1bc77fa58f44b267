using System.Text.Json;
using StreamTesting.Injection.Tests;

namespace StreamTesting.Tests;

/// <summary>What docs/consumer-history.md shows is what comes out, and what its schema says is what is read.</summary>
public sealed class HistoryPageTests
{
    private static readonly string Page = File.ReadAllText(PathOf("consumer-history.md"));

    [Fact]
    public void Example_OfThePage_FailsWithItsText()
    {
        var verdict = Example().Judged();

        var text = FailureText.Of(verdict, new GroundTruth([]), new FailureContext { Assertion = "ShouldReadWell", Subject = "HistoryFile.Read(\"history.jsonl\")" });

        Block("text").ShouldBe(text);
    }

    [Fact]
    public void Example_OfThePage_IsAllowedToAConsumerThatIsAtMostOnce()
    {
        var verdict = Example().Judged(ReadingMode.AtMostOnce);

        verdict.Found().ShouldBe("");
        verdict.Allowed.ShouldBe(new Dictionary<string, long> { [HistoryAnomalies.CommitBeforeProcessing] = 8, [HistoryAnomalies.Unprocessed] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public void Anomalies_OfThePage_AreAllOfThem()
    {
        var names = typeof(HistoryAnomalies).GetFields().Select(field => (string)field.GetRawConstantValue()!).Concat([Anomalies.Duplicate, Anomalies.Unseen, Anomalies.Phantom]);
        var table = Page[Page.IndexOf("## Anomalies", StringComparison.Ordinal)..Page.IndexOf("## What a mode allows", StringComparison.Ordinal)];

        table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split(',')).Select(name => name.Trim().Trim('`'))
            .ShouldBe(names, ignoreOrder: true);
    }

    [Fact]
    public void Schema_OfEveryLineThatIsWritten_HoldsIt()
    {
        var schema = JsonSchema.Of(PathOf("consumer-history.schema.json"));
        var steps = Enum.GetValues<HistoryStepKind>().Select(kind => new HistoryStep(kind, "a")
        {
            Records = [new HistoryRecord("orders", 0, 3) { Through = 5, Id = "x", Event = "e" }], Outcome = HistoryOutcome.Info, Transaction = "t", At = DateTimeOffset.UnixEpoch, Message = "m",
        }).Concat(Example());
        using var written = new MemoryStream();
        HistoryFile.Write(written, steps, ["orders"]);

        foreach (var line in System.Text.Encoding.UTF8.GetString(written.ToArray()).TrimEnd('\n').Split('\n'))
        {
            schema.Problems(JsonDocument.Parse(line).RootElement).ShouldBeEmpty(line);
        }
    }

    [Theory]
    [InlineData("""{"step":"pol","consumer":"a"}""")]
    [InlineData("""{"step":"poll","consumer":"a","records":[]}""")]
    [InlineData("""{"step":"poll","consumer":"a","records":[{"topic":"orders","partition":0}]}""")]
    [InlineData("""{"step":"poll","consumer":"a","records":[{"topic":"orders","partition":0,"offset":-1}]}""")]
    [InlineData("""{"step":"close","consumer":""}""")]
    [InlineData("""{"step":"close","consumer":"a","offset":3}""")]
    [InlineData("""{"step":"history","version":2}""")]
    [InlineData("""{"step":"end"}""")]
    public void Schema_OfALineThatIsRefused_RefusesIt(string line)
    {
        JsonSchema.Of(PathOf("consumer-history.schema.json")).Problems(JsonDocument.Parse(line).RootElement).ShouldNotBeEmpty();
        Should.Throw<HistoryFormatException>(() => HistoryFile.Read(new StringReader($"{{\"step\":\"history\",\"version\":1}}\n{line}\n")).ToList());
    }

    private static List<HistoryStep> Example() => [.. HistoryFile.Read(new StringReader(Block("jsonl")), "history.jsonl")];

    private static string Block(string language)
    {
        var start = Page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("No folder above has a StreamTesting.sln."), "docs", name);
    }
}
