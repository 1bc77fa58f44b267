using StreamTesting.Kafka;

namespace StreamTesting.Cli.Tests;

public sealed class WorkedExampleTests
{
    [PythonFact]
    public async Task Page_EachCommand_PrintsWhatIsTold()
    {
        using var folder = new TemporaryFolder();
        await using var broker = await EmbeddedBroker.StartAsync();
        var example = WorkedExample.Of(File.ReadAllText(Repository.PathOf("docs", "verify.md")));
        foreach (var (name, text) in example.Files)
        {
            File.WriteAllText(folder[name], text);
        }

        example.Steps.Count.ShouldBeGreaterThan(10);
        foreach (var (command, printed) in example.Steps)
        {
            var run = await Shell.RunAsync(folder.Root, $"({command.Replace("localhost:9092", broker.BootstrapServers)}) 2>&1");

            WorkedExample.Difference(printed, run.Output.Length == 0 ? [] : run.Output.TrimEnd('\n').Split('\n')).ShouldBeNull(command);
        }
    }

    [Theory]
    [InlineData("a|b", "a|b", null)]
    [InlineData("...|b", "x|y|b", null)]
    [InlineData("a ...|...", "a b c|d", null)]
    [InlineData("a", "b", "told:    a\nprinted: b")]
    [InlineData("a", "a|b", "printed beside that: b")]
    [InlineData("...|b", "x", "told:    b\nprinted: ")]
    public void Difference_OfLines_IsTheFirst(string told, string printed, string? difference) =>
        WorkedExample.Difference(told.Split('|'), printed.Split('|')).ShouldBe(difference);
}
