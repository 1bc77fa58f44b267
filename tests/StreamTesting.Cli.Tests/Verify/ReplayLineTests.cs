namespace StreamTesting.Cli.Tests;

/// <summary>The commands in a failure's text can be pasted, and say what they promise.</summary>
public sealed class ReplayLineTests : IAsyncLifetime
{
    private VerifiedStream _stream = null!;

    public async Task InitializeAsync() => _stream = await VerifiedStream.Of();

    public Task DisposeAsync()
    {
        _stream.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("truth")]
    [InlineData("merge")]
    public async Task Commands_OfAFailure_MakeTheStreamAndExplainTheEvent(string by)
    {
        var lines = Consumer.Run("duplicating", _stream.Events);
        var run = await Run.Of($"verify {(by == "truth" ? _stream.ByTruth : _stream.ByPlan)} --verdict {_stream["it's"]}".Replace("'", "\u2019"), lines);
        run = by == "merge" ? await Run.Of($"merge {_stream["it\u2019s"]}") : run;
        var commands = run.Lines.Where(line => line.StartsWith("  streamtest ", StringComparison.Ordinal)).Select(line => line["  streamtest ".Length..]).ToList();

        var made = await Run.Of($"{commands[0]} --quiet");
        var explained = await Run.Of(commands[1]);

        commands.Count.ShouldBe(2);
        made.Lines.ShouldBe(_stream.Events);
        explained.ExitCode.ShouldBe(ExitCodes.Ok, explained.Messages);
        explained.Output.ShouldContain("  duplicate     yes: its id arrived first at position ");
        run.Output.ShouldNotContain("[Seeds(");
    }

    [Fact]
    public async Task Commands_OfAStreamOverOtherPartitions_SayThem()
    {
        var run = await Run.Of($"verify {_stream.ByTruth} --partitions 5", Consumer.Run("duplicating", _stream.Events));
        var commands = run.Lines.Where(line => line.StartsWith("  streamtest ", StringComparison.Ordinal)).Select(line => line["  streamtest ".Length..]).ToList();

        var explained = await Run.Of(commands[1]);

        commands.ShouldAllBe(command => command.EndsWith(" --partitions 5", StringComparison.Ordinal));
        explained.ExitCode.ShouldBe(ExitCodes.Ok, explained.Messages);
    }

    [Theory]
    [InlineData("plan.json", "plan.json")]
    [InlineData("my plan", "'my plan'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("", "''")]
    public void Quoted_OfAnArgument_IsWhatAShellTakes(string argument, string text) => ShellText.Quoted(argument).ShouldBe(text);
}
