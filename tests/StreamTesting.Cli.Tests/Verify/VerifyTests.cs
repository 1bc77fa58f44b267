using System.Text.Json;
using StreamTesting.Injection.Tests;

namespace StreamTesting.Cli.Tests;

public sealed class VerifyTests : IAsyncLifetime
{
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync() => _stream = await VerifiedStream.Of();

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("right", ExitCodes.Ok)]
    [InlineData("duplicating", ExitCodes.Wrong)]
    [InlineData("losing", ExitCodes.Wrong)]
    [InlineData("reordering", ExitCodes.Wrong)]
    [InlineData("inventing", ExitCodes.Wrong)]
    [InlineData("silent", ExitCodes.Wrong)]
    public async Task Verify_AConsumer_IsTheApprovedReport(string kind, int exitCode)
    {
        var run = await Run.Of($"verify {_stream.ByPlan} --check dedup --check no-loss,order", Consumer.Run(kind, _stream.Events));

        run.ExitCode.ShouldBe(exitCode);
        run.Messages.ShouldBeEmpty();
        run.Output.Replace(_stream.Plan, "plan.json").ShouldBeApproved(member: $"Report.{kind}");
    }

    [Fact]
    public async Task Verify_ByTheTruthFile_SaysTheSame()
    {
        File.WriteAllText(_stream["out"], Consumer.Run("all-wrong", _stream.Events));

        var byPlan = await Run.Of($"verify {_stream["out"]} {_stream.ByPlan} --check dedup,order");
        var byTruth = await Run.Of($"verify {_stream["out"]} {_stream.ByTruth} --check dedup,order");

        (byTruth with { Output = byTruth.Output.Replace($"--plan {_stream.Truth}", $"--plan {_stream.Plan}").Replace(_stream.ByTruth, $"--plan {_stream.Plan} --seed {new Seed(42)}") }).ShouldBe(byPlan);
        byTruth.ExitCode.ShouldBe(ExitCodes.Wrong);
    }

    [Theory]
    [InlineData("right", "passed")]
    [InlineData("all-wrong", "failed")]
    public async Task Verdict_OfAConsumer_FitsTheSchema(string kind, string outcome)
    {
        await Run.Of($"verify {_stream.ByPlan} --check dedup,no-loss,order --verdict {_stream["v"]}", Consumer.Run(kind, _stream.Events));
        await Run.Of($"verify {_stream.ByPlan} --check dedup,no-loss,order --part 2/3 --verdict {_stream["p"]}", Consumer.Run(kind, _stream.Events));

        using var whole = JsonDocument.Parse(File.ReadAllText(_stream["v"]));
        using var part = JsonDocument.Parse(File.ReadAllText(_stream["p"]));
        whole.RootElement.GetProperty("outcome").GetString().ShouldBe(outcome);
        whole.RootElement.GetProperty("checks").GetArrayLength().ShouldBe(3);
        part.RootElement.GetProperty("parts")[0].GetProperty("part").GetInt32().ShouldBe(1);
        part.RootElement.GetProperty("outcome").GetString().ShouldBe(outcome == "passed" ? "undecided" : "failed");
        var schema = JsonSchema.Of(Repository.PathOf("docs", "verdict.schema.json"));
        schema.Problems(whole.RootElement).ShouldBeEmpty();
        schema.Problems(part.RootElement).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fields_AnywhereInTheLines_AreFound()
    {
        var lines = string.Concat(_stream.Events.Select((line, i) => $"{{\"meta\":{{\"of\":\"{Consumer.IdOf(line)}\",\"p\":2,\"o\":{i}}}}}\n"));

        var run = await Run.Of($"verify - {_stream.ByPlan} --id-field meta.of --partition-field meta.p --offset-field meta.o", lines);

        run.ExitCode.ShouldBe(ExitCodes.Wrong);
        run.Output.ShouldStartWith("deduplication failed: duplicate ");
        run.Output.ShouldMatch(@"partition 2 offsets \d+, \d+\)");
    }

    [Fact]
    public async Task DeadLetters_ByPositionOrPlace_AreJudged()
    {
        using var stream = await VerifiedStream.Of("--n-orders 60 --poison-rate 0.1 --partitions 2");
        var truth = Injection.TruthFile.Read(stream.Truth);
        var poisoned = truth.Arrivals.Where(arrival => arrival.Poison != PoisonKinds.None).ToList();
        var right = string.Concat(poisoned.Select(letter => FormattableString.Invariant($"{{\"p\":{letter.Partition},\"o\":{letter.Offset},\"at\":\"{letter.Position}\"}}\n")));

        var byPlace = await Run.Of($"verify {stream.ByPlan} --check dead-letter --source-partition-field p --source-offset-field o", right);
        var byPosition = await Run.Of($"verify {stream.ByPlan} --check dead-letter --position-field at", right);
        var wrong = await Run.Of($"verify {stream.ByPlan} --check dead-letter --position-field at", right[(right.IndexOf('\n') + 1)..]);

        poisoned.Count.ShouldBeGreaterThan(5);
        byPlace.ExitCode.ShouldBe(ExitCodes.Ok, byPlace.Messages + byPlace.Output);
        byPosition.ExitCode.ShouldBe(ExitCodes.Ok, byPosition.Messages + byPosition.Output);
        wrong.ExitCode.ShouldBe(ExitCodes.Wrong);
        wrong.Output.ShouldStartWith("dead letters failed: not-dead-lettered 1\n");
    }

    [Fact]
    public async Task Cancelled_WhileTheInputBlocks_TellsWhatIsKnownAsUndecided()
    {
        using var cancel = new CancellationTokenSource();
        using var input = new BlockingStream(Consumer.Text([Consumer.IdOf(_stream.Events[0])]), cancel.Cancel);
        using var output = new MemoryStream();
        using var messages = new StringWriter();

        var exitCode = await CliApp.RunAsync(
            ["verify", "--truth", _stream.Truth, "--verdict", _stream["v"]], new CliConsole(input, output, messages), cancel.Token);

        exitCode.ShouldBe(ExitCodes.Cancelled);
        var report = System.Text.Encoding.UTF8.GetString(output.ToArray());
        report.ShouldStartWith("deduplication is undecided: unseen ");
        report.ShouldContain("the observation did not end in time; 1 output seen until then\n  ended by Ctrl-C\n");
        File.ReadAllText(_stream["v"]).ShouldContain("\"outcome\": \"undecided\"");
    }
}
