namespace StreamTesting.Cli.Tests;

internal static class RunExpectations
{
    public static void ShouldSatisfy(this Run run, int exitCode, string outputStart)
    {
        run.ExitCode.ShouldBe(exitCode, run.Messages + run.Output);
        run.Output.ShouldStartWith(outputStart);
    }
}
