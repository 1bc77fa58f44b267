namespace StreamTesting.BrokerContract.Tests;

/// <summary>What a client left that has ended.</summary>
/// <param name="Command">How it was called.</param>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">All that it printed to standard output.</param>
/// <param name="Errors">All that it printed to standard error.</param>
internal sealed record ClientOutput(string Command, int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public ClientOutput ShouldHaveEndedWith(int code)
    {
        ExitCode.ShouldBe(code, $"{Command}: {Output}{Errors}");
        return this;
    }
}
