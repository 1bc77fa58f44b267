using System.Diagnostics;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Runs the tools of an Apache Kafka distribution, which are the Java client, against a broker.</summary>
internal sealed class JavaTool(string bootstrapServers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="name">Its name without <c>.sh</c>; it is told the broker by <c>--bootstrap-server</c>.</param>
    /// <param name="arguments">Its other arguments, apart by blanks.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="exitCode">What it has to end with.</param>
    /// <returns>All that it printed.</returns>
    public async Task<string> RunAsync(string name, string arguments, string input = "", int exitCode = 0)
    {
        var tool = Path.Combine(KafkaHome.Options.Home!, "bin", name + ".sh");
        var start = new ProcessStartInfo("bash", [tool, "--bootstrap-server", bootstrapServers, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} {arguments} did not end within {Patience}. It said: {await output} {await errors}");
        }

        var text = await output + await errors;
        process.ExitCode.ShouldBe(exitCode, $"{name} {arguments}: {text}");
        return text;
    }
}
