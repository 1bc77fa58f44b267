using System.Text;

namespace StreamTesting.Tests;

public sealed class HistoryFileTests
{
    private const string Head = "{\"step\":\"history\",\"version\":1,\"topics\":[\"orders\"]}\n";

    private static readonly IReadOnlyList<HistoryStep> Steps =
    [
        .. Histories.Of("p send 0:0-3; a subscribe; a assigned 0; a poll 0:0=x 0:1=y; a processed 0:0; a commit 0:1 !info; a seek 0; a assign; a close"),
        new HistoryStep(HistoryStepKind.Error, "b \"quoted\"") { Message = "it said: \u00fc", At = new DateTimeOffset(2026, 1, 7, 23, 22, 51, TimeSpan.Zero), Transaction = "t-1" },
    ];

    private static string Written(IEnumerable<HistoryStep> steps)
    {
        using var stream = new MemoryStream();
        HistoryFile.Write(stream, steps, ["orders"]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<HistoryStep> Read(string text, bool mayBeCutOff = false) => [.. HistoryFile.Read(new StringReader(text), "a.jsonl", mayBeCutOff)];

    private static string Refused(string lines) => Should.Throw<HistoryFormatException>(() => Read(Head + lines)).Message;

    [Fact]
    public void Write_AllKindsOfSteps_ReadsThemAgain()
    {
        var text = Written(Steps);

        Written(Read(text)).ShouldBe(text);
        Read(text).Select(step => (step.Kind, step.Consumer, step.Outcome, step.At, step.Transaction, step.Message))
            .ShouldBe(Steps.Select(step => (step.Kind, step.Consumer, step.Outcome, step.At, step.Transaction, step.Message)));
        Read(text).Zip(Steps).ShouldAllBe(pair => pair.First.Records.SequenceEqual(pair.Second.Records));
    }

    [Fact]
    public void Write_AStep_IsOneLine() => Written([.. Steps.Skip(3).Take(1)]).ShouldBe(
        Head + "{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":0,\"id\":\"x\"},{\"topic\":\"orders\",\"partition\":0,\"offset\":1,\"id\":\"y\"}]}\n{\"step\":\"end\",\"steps\":1}\n");

    [Theory]
    [InlineData("{\"step\":\"pol\",\"consumer\":\"a\"}\n", "a.jsonl, line 2: the step 'pol' is unknown; the steps are subscribe, assign, assigned, revoked, lost, poll, processed, commit, abort, seek, pause, resume, send, error, close, crash, end.")]
    [InlineData("{\"step\":\"close\"}\n", "a.jsonl, line 2: the step 'close' has no consumer: say whose it is.")]
    [InlineData("{\"consumer\":\"a\"}\n", "a.jsonl, line 2: the line has no 'step'.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\"}\n", "a.jsonl, line 2: the step 'poll' is about no record.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":0}]}\n", "a.jsonl, line 2: a record of 'poll' in orders[0] has no offset.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":-5}]}\n", "a.jsonl, line 2: a record has 'offset' -5; offsets begin at 0, and one that is not known is left out.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":1.5}]}\n", "a.jsonl, line 2: 'offset' is 1.5, which is no whole number.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":-1,\"offset\":1}]}\n", "a.jsonl, line 2: a record has the partition -1; partitions begin at 0.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":5,\"through\":4}]}\n", "a.jsonl, line 2: a record of 'poll' in orders[0] runs from offset 5 through 4, which is before it.")]
    [InlineData("{\"step\":\"poll\",\"consumer\":\"a\",\"records\":[{\"topic\":\"bills\",\"partition\":0,\"offset\":5}]}\n", "a.jsonl, line 2: a record of 'poll' is of the topic 'bills', and this history is of orders.")]
    [InlineData("{\"step\":\"commit\",\"consumer\":\"a\",\"outcome\":\"perhaps\",\"records\":[]}\n", "a.jsonl, line 2: the outcome 'perhaps' is unknown; it is ok, fail or info.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\",\"offset\":3}\n", "a.jsonl, line 2: the step 'close' has a member 'offset', which is unknown; it may have step, consumer, outcome, transaction, at, message, records.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\",\"consumer\":\"b\"}\n", "a.jsonl, line 2: the step 'close' has the member 'consumer' twice.")]
    [InlineData("{\"step\":\"close\",\"consumer\":7}\n", "a.jsonl, line 2: 'consumer' is 7, which is no text.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"\\ud800\"}\n", "a.jsonl, line 2: a text of the line is no Unicode: it has half a surrogate pair.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\",\"at\":\"yesterday\"}\n", "a.jsonl, line 2: 'at' is 'yesterday', which is no time like 2026-01-07T23:22:51Z.")]
    [InlineData("[1]\n", "a.jsonl, line 2: the line is no JSON object.")]
    [InlineData("\n{\"step\":\"end\",\"steps\":0}\n", "a.jsonl, line 2: the line is empty.")]
    [InlineData("step=close\n{\"step\":\"end\",\"steps\":0}\n", "a.jsonl, line 2: the line is no JSON at byte 1: step=close.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\"}\n{\"step\":\"cl", "a.jsonl, line 3: the line is cut off or damaged at byte 12: {\"step\":\"cl.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\"}\n", "a.jsonl, line 2: the file ends without its last line, {\"step\":\"end\",\"steps\":1}: it was cut off. Where its consumer was killed on purpose, read it with mayBeCutOff.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\"}\n{\"step\":\"end\",\"steps\":2}\n", "a.jsonl, line 3: the last line says that there are 2 steps, and there are 1: lines are missing or were added.")]
    [InlineData("{\"step\":\"end\"}\n", "a.jsonl, line 2: the last line, 'end', does not say how many 'steps' there are.")]
    [InlineData("{\"step\":\"end\",\"steps\":0}\n{\"step\":\"close\",\"consumer\":\"a\"}\n", "a.jsonl, line 3: there is a line after the last one, 'end'.")]
    public void Read_ADamagedFile_SaysTheLineAndWhatIsWrong(string lines, string message) => Refused(lines).ShouldBe(message);

    [Theory]
    [InlineData("", "a.jsonl, line 1: it is empty; the first line of a history is {\"step\":\"history\",\"version\":1}.")]
    [InlineData("{\"step\":\"close\",\"consumer\":\"a\"}\n", "a.jsonl, line 1: the first line of a history is {\"step\":\"history\",\"version\":1}.")]
    [InlineData("{\"step\":\"history\"}\n", "a.jsonl, line 1: the first line has no 'version'.")]
    [InlineData("{\"step\":\"history\",\"version\":2}\n", "a.jsonl, line 1: the history is of version 2; this reads version 1.")]
    [InlineData("{\"step\":\"history\",\"version\":1,\"topics\":\"orders\"}\n", "a.jsonl, line 1: 'topics' is no list of names.")]
    public void Read_AnotherFirstLine_SaysWhatIsWrong(string text, string message) =>
        Should.Throw<HistoryFormatException>(() => Read(text)).Message.ShouldBe(message);

    [Fact]
    public void Read_AFileThatMayBeCutOff_LeavesThePartOfALineOutAndCrashesWhoIsOpen()
    {
        var steps = Read(Head + "{\"step\":\"subscribe\",\"consumer\":\"a\"}\n{\"step\":\"subscribe\",\"consumer\":\"b\"}\n{\"step\":\"close\",\"consumer\":\"b\"}\n{\"step\":\"po", mayBeCutOff: true);

        steps.Select(step => (step.Kind, step.Consumer)).ShouldBe(
            [(HistoryStepKind.Subscribe, "a"), (HistoryStepKind.Subscribe, "b"), (HistoryStepKind.Close, "b"), (HistoryStepKind.Crash, "a")]);
    }

    [Fact]
    public void Read_ADamagedLineInTheMiddleOfAFileThatMayBeCutOff_IsRefused() =>
        Should.Throw<HistoryFormatException>(() => Read(Head + "{\"st\n{\"step\":\"close\",\"consumer\":\"b\"}\n", mayBeCutOff: true)).Line.ShouldBe(2);

    /// <summary>Wherever a file is cut, or one of its bytes is changed, it is read or refused with its line: nothing else comes out.</summary>
    [Fact]
    public void Read_AFileCutOrChangedAnywhere_IsReadOrRefused()
    {
        var text = Written(Steps);
        var random = new Seed(5).Random();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var damaged in new[] { text[..i], text[..i] + (char)random.NextBelow(128) + text[(i + 1)..] })
            {
                try
                {
                    _ = Read(damaged);
                }
                catch (HistoryFormatException refused)
                {
                    refused.Message.ShouldStartWith($"a.jsonl, line {refused.Line}: ");
                }
            }
        }

        for (var i = 0; i < text.Length - 1; i++)
        {
            Should.Throw<HistoryFormatException>(() => Read(text[..i]), $"cut at {i}");
        }
    }

    [Fact]
    public void Judge_AFileThatIsCutOff_IsNoPassAndSaysTheLine()
    {
        var text = Written(Histories.Of("a assigned 0; a poll 0:0; a commit 0:1; a close"));
        var cut = text[..^10];

        var verdict = HistoryFile.Read(new StringReader(cut), "a.jsonl").Judged();

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Error!.Message.ShouldStartWith("a.jsonl, line 6: the line is cut off");
    }
}
