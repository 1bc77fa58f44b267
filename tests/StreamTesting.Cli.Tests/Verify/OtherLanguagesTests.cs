namespace StreamTesting.Cli.Tests;

public sealed class OtherLanguagesTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "other-languages.md"));

    [KafkaPythonFact]
    public async Task Page_EachCommand_PrintsWhatIsTold()
    {
        using var folder = new TemporaryFolder();
        var python = KafkaPythonFactAttribute.Client.Call();
        var example = WorkedExample.Of(Page);
        foreach (var (name, text) in example.Files)
        {
            File.WriteAllText(folder[name], text);
        }

        try
        {
            foreach (var (command, printed) in example.Steps)
            {
                var run = await Shell.RunAsync(folder.Root, $"export PYTHONPATH='{python.Environment["PYTHONPATH"]}'; ({command.Replace("python3", python.FileName)}) 2>&1");

                WorkedExample.Difference(printed, run.Output.Length == 0 ? [] : run.Output.TrimEnd('\n').Split('\n')).ShouldBeNull(command);
            }
        }
        finally
        {
            await Shell.RunAsync(folder.Root, "kill $(cat consumer.pid) $(cat broker.pid) 2> /dev/null");
        }
    }

    [Fact]
    public void Sample_IsTheConsumerOfThePage() =>
        File.ReadAllText(Repository.PathOf("samples", "Python", "unique_orders.py")).ShouldBe(WorkedExample.Of(Page).Files["unique_orders.py"]);
}
