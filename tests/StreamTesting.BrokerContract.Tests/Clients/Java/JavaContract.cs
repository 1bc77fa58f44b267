namespace StreamTesting.BrokerContract.Tests;

/// <summary>What contracts by the Java tools need. They need the distribution of a real Kafka on either broker.</summary>
public abstract class JavaContract(IContractBroker broker) : RawContract(broker)
{
    private protected JavaTool Java => new(Servers);

    /// <summary>Runs a tool as <see cref="JavaTool.RunAsync"/> does.</summary>
    protected Task<string> RunAsync(string name, string arguments, string input = "", int exitCode = 0) => Java.RunAsync(name, arguments, input, exitCode);

    /// <summary>Runs a tool again until what it prints holds: a real Kafka answers what its controller has decided before every part of it knows.</summary>
    protected async Task<string> RunUntilAsync(string name, string arguments, string holds)
    {
        var until = DateTime.UtcNow + Patience;
        var said = await RunAsync(name, arguments);
        while (!said.Contains(holds, StringComparison.Ordinal) && DateTime.UtcNow < until)
        {
            said = await RunAsync(name, arguments);
        }

        said.ShouldContain(holds);
        return said;
    }

    protected static IReadOnlyList<string> LinesOf(string said) => said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
