namespace StreamTesting.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("generate")]
    [InlineData("generate hotel")]
    [InlineData("generate orders")]
    [InlineData("generate retail")]
    [InlineData("generate stores")]
    [InlineData("generate api")]
    [InlineData("generate tables")]
    [InlineData("generate csv")]
    [InlineData("replay")]
    [InlineData("inject")]
    [InlineData("explain")]
    [InlineData("summary")]
    [InlineData("verify")]
    [InlineData("merge")]
    [InlineData("broker")]
    public async Task Help_OfACommand_IsTheApprovedOne(string command)
    {
        var run = await Run.Of($"{command} --help");

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Messages.ShouldBeEmpty();
        string.Join('\n', run.Output.Split('\n').Select(line => line.TrimEnd())).ShouldBeApproved(member: $"Help.{(command.Length == 0 ? "streamtest" : command.Replace(' ', '-'))}");
    }

    [Fact]
    public async Task Version_IsPrinted() => (await Run.Of("--version")).Output.ShouldMatch(@"^\d+\.\d+\.\d+");
}
