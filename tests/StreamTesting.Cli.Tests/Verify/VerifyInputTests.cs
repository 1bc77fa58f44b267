namespace StreamTesting.Cli.Tests;

public sealed class VerifyInputTests : IAsyncLifetime
{
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync() => _stream = await VerifiedStream.Of();

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("nope", "it is no JSON (at byte 1).")]
    [InlineData("{\"event_id\":\"a\"} x", "it is no JSON (at byte 17).")]
    [InlineData("{\"event_id\":\"a", "it is cut off: it ends after 14 bytes within its JSON.")]
    [InlineData("", "it is empty.")]
    [InlineData("  ", "it is empty.")]
    [InlineData("7", "it is a number, and must be an object.")]
    [InlineData("null", "it is null, and must be an object.")]
    [InlineData("[]", "it is an array, and must be an object.")]
    [InlineData("{}", "it has no event_id (--id-field).")]
    [InlineData("{\"event_id\":null}", "its event_id is null (--id-field).")]
    [InlineData("{\"event_id\":\"\"}", "its event_id is an empty text (--id-field).")]
    [InlineData("{\"event_id\":{\"x\":1}}", "its event_id is an object (--id-field); it must be a text or a number.")]
    [InlineData("{\"event_id\":true}", "its event_id is true (--id-field); it must be a text or a number.")]
    [InlineData("{\"event_id\":\"\\ud800\"}", "a text in it is not UTF-8.")]
    public async Task Line_Malformed_EndsWithItsNumberAndWhatIsWrong(string line, string problem)
    {
        var run = await Run.Of($"verify {_stream.ByPlan} --verdict {_stream["v"]}", $"{{\"event_id\":\"a\"}}\r\n{line}\n{{\"event_id\":\"b\"}}\n");

        run.Messages.ShouldBe($"error: standard input, line 2: {problem} (--on-bad skip goes on without it.)\n");
        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Output.ShouldBeEmpty();
        File.Exists(_stream["v"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("\"x\"", "\"x\"")]
    [InlineData("1.5", "1.5")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("[1]", "an array")]
    public async Task Number_Impossible_EndsWithItsValue(string value, string shown)
    {
        var run = await Run.Of($"verify {_stream.ByPlan} --partition-field p", $"{{\"event_id\":\"a\",\"p\":{value}}}\n");

        run.Messages.ShouldBe($"error: standard input, line 1: its p is {shown} (--partition-field); it must be a whole number from 0 to 2147483647. (--on-bad skip goes on without it.)\n");
        run.ExitCode.ShouldBe(ExitCodes.BadInput);
    }

    [Fact]
    public async Task Skip_MalformedLines_NamesThemAndJudgesTheOthers()
    {
        var lines = Consumer.Run("right", _stream.Events);

        var run = await Run.Of($"verify {_stream.ByPlan} --on-bad skip --verdict {_stream["v"]}", $"nope\n{lines}{{\"event_id\":\"cut");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Output);
        run.Messages.ShouldStartWith("skipped: standard input, line 1: it is no JSON (at byte 1).\nskipped: standard input, line ");
        run.Messages.ShouldEndWith(": it is cut off: it ends after 16 bytes within its JSON.\n2 malformed line(s) of standard input were skipped.\n");
        File.ReadAllText(_stream["v"]).ShouldContain("\"skippedLines\": 2");
    }

    [Fact]
    public async Task Output_OfAnotherRun_IsSaidToBe()
    {
        var run = await Run.Of($"verify --plan {_stream.Plan} --seed 43", Consumer.Run("right", _stream.Events));

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldStartWith($"error: None of the {_stream.Events.Select(Consumer.IdOf).Distinct().Count()} outputs has the id of an event of this stream (seed {new Seed(43)}, orders ");
        run.Messages.ShouldEndWith($"; the first is '{Consumer.IdOf(_stream.Events[0])}'. They are of another run, or --id-field is not where the event's id is.\n");
    }

    [Fact]
    public async Task Truth_CutOffOrChanged_SaysTheLine()
    {
        var lines = File.ReadAllLines(_stream.Truth);
        File.WriteAllLines(_stream["cut"], lines[..^1]);
        File.WriteAllLines(_stream["changed"], lines.Select((line, i) => i == 4 ? line.Replace("\"key\":\"O-", "\"key\":\"P-") : line));

        (await Run.Of($"verify --truth {_stream["cut"]}")).ShouldBe(new Run(ExitCodes.BadInput, "", $"error: {_stream["cut"]}, line {lines.Length}: the summary is missing: the file is cut off.\n"));
        (await Run.Of($"verify --truth {_stream["changed"]}")).ShouldBe(new Run(
            ExitCodes.BadInput, "", $"error: {_stream["changed"]}, line 5: the header's plan and seed ({new Seed(42)}) make another arrival here: the file was changed, or made by another version.\n"));
    }

    [Theory]
    [InlineData("\"name\":\"orders\"", "\"name\":\"disorders\"", "The JSON is not a plan: there is no domain 'disorders'; ")]
    [InlineData("\"seed\":\"st1-", "\"seed\":\"st9-", "'st9-000000000001as' is not a seed")]
    public async Task Truth_WhoseHeaderMakesNoStream_SaysWhy(string right, string wrong, string problem)
    {
        var lines = File.ReadAllLines(_stream.Truth);
        lines[0].ShouldContain(right);
        File.WriteAllLines(_stream["wrong"], [lines[0].Replace(right, wrong), .. lines[1..]]);

        var run = await Run.Of($"verify --truth {_stream["wrong"]}");

        run.ExitCode.ShouldBe(ExitCodes.BadInput);
        run.Messages.ShouldStartWith($"error: {_stream["wrong"]}, line 1: {problem}");
    }

    [Theory]
    [InlineData("verify", "error: verify needs the stream: --truth FILE, or --plan FILE and --seed SEED.")]
    [InlineData("verify --seed 1", "error: verify needs the stream: --truth FILE, or --plan FILE and --seed SEED.")]
    [InlineData("verify STREAM --check wings", "error: --check is 'wings'; it must be one of ")]
    [InlineData("verify STREAM --check dedup,dead-letter --position-field p", "error: --check dead-letter looks at dead letters, not at outputs of events: run it by itself.")]
    [InlineData("verify STREAM --check dead-letter", "error: --check dead-letter needs to know of which arrival a dead letter is: ")]
    [InlineData("verify STREAM --check balance --counter accepted=a --part 1/2", "error: --check balance can't be cut by --part: a counter counts all keys. --partition can cut it, where each report counts what came of the one partition that --partition-field names.")]
    [InlineData("verify STREAM --check history --part 1/2", "error: --check history can't be cut by --part: consumers read partitions, not keys: --partition cuts it.")]
    [InlineData("verify STREAM --check history --kafka-bootstrap nowhere:1 --topic t", "error: --check history reads a history file, not a topic: leave --kafka-bootstrap out.")]
    [InlineData("verify STREAM --horizon soon", "error: --horizon is 'soon'; it must be a time, for example 250ms, 90s, 15m, 1h30m, 3d or 01:30:00, or a number of arrivals.")]
    [InlineData("verify STREAM --horizon 5 --horizon-by arrival-time", "error: --horizon is 5 arrivals, which go by no time: leave --horizon-by out.")]
    [InlineData("verify STREAM --horizon-refreshed", "error: --horizon-refreshed changes nothing without --horizon; give both.")]
    [InlineData("verify STREAM --check watermark --engine flink --idle-at-end 3", "error: --idle-at-end is '3'; it must be numbers from 0 to 2, apart by commas: the stream has 3 partition(s).")]
    [InlineData("verify STREAM --source-topic orders", "error: --source-topic is 'orders'; the stream has one topic, without a name: leave it out.")]
    [InlineData("verify STREAM --check balance", "error: --check balance needs counters: --counter NAME=PATH, with NAME one of accepted, dropped-late, ")]
    [InlineData("verify STREAM --check balance --counter wings=x", "error: --check balance needs counters: ")]
    [InlineData("verify STREAM --check watermark", "error: --check watermark needs --engine, for the rules of its clock.")]
    [InlineData("verify STREAM --check late", "error: --check late needs --engine, for the rules of its clock.")]
    [InlineData("verify STREAM --check late --engine storm", "error: --engine is 'storm'; it must be one of flink, kafka-streams, spark, beam.")]
    [InlineData("verify STREAM --check late --engine flink --watermarks never", "error: --watermarks is 'never'; it must be per-record or periodic.")]
    [InlineData("verify STREAM --check late --engine kafka-streams --bound 5s", "error: ")]
    [InlineData("verify STREAM --check late --engine beam", "error: ")]
    [InlineData("verify STREAM --check windows --engine flink", "error: --check windows needs --window-size, with --window-slide where they overlap, or --session-gap.")]
    [InlineData("verify STREAM --check windows --engine flink --window-size 1h", "error: --check windows needs --key-field, and what is in a window: --ids-field, --count-field, or --sum-field with --sum-of.")]
    [InlineData("verify STREAM --check windows --engine flink --window-size 0s --key-field k --count-field n", "error: ")]
    [InlineData("verify STREAM --check windows --engine flink --window-size 1h --session-gap 5m --key-field k --count-field n", "error: Windows are --window-size with or without --window-slide, or --session-gap.")]
    [InlineData("verify STREAM --part 4/3", "error: --part is '4/3'; it must be I/N with I from 1 to N, for example 2/7.")]
    [InlineData("verify STREAM --partition 0,3 --partition-field p", "error: --partition is '0,3'; it must be numbers from 0 to 2, apart by commas: the stream has 3 partition(s). (--partitions says over how many it was injected.)")]
    [InlineData("verify STREAM --partition 0", "error: --partition needs to know in which partition a line came out: --partition-field PATH, or a topic.")]
    [InlineData("verify STREAM --partition 0 --part 1/2", "error: --part cuts by key and --partition by partition: give one of them.")]
    [InlineData("verify STREAM --within 5s", "error: --topic, --within and --group are of Kafka: --kafka-bootstrap HOST:PORT is needed.")]
    [InlineData("verify STREAM --kafka-bootstrap x:1 --topic t --group g --part 1/2", "error: --group gives each worker its partitions and reads them up to their ends of now: leave --within, --part and --partition out.")]
    [InlineData("verify STREAM --check history,dedup", "error: --check history looks at what consumers did, not at outputs of events: run it by itself.")]
    [InlineData("verify STREAM --kafka-bootstrap x:1", "error: --kafka-bootstrap needs --topic TOPIC, the one with the outputs.")]
    [InlineData("verify STREAM --kafka-bootstrap x:1 --topic t --within 5s --check order", "error: --within waits for events that are missing, which --check dedup or no-loss knows.")]
    [InlineData("verify STREAM f --kafka-bootstrap x:1 --topic t", "error: verify reads one place: leave the file or --kafka-bootstrap out.")]
    public async Task Usage_Wrong_SaysWhatIsNeeded(string arguments, string message)
    {
        var run = await Run.Of(arguments.Replace("STREAM", _stream.ByPlan));

        run.Messages.ShouldStartWith(message);
        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_NotThere_IsSaid()
    {
        var run = await Run.Of($"verify /nowhere/out.jsonl {_stream.ByPlan}");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Messages.ShouldContain("/nowhere/out.jsonl");
    }
}
