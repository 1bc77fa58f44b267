using System.Diagnostics;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Runs a client of another language as a process, to its end.</summary>
internal static class ClientProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Runs it with what it reads from standard input. One that does not end is killed, and the error has all that it printed.</summary>
    public static async Task<ClientOutput> RunAsync(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await WriteAsync(process, input);
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Line(start)} did not end within {Patience}. It said: {await output} {await errors}");
        }

        return new ClientOutput(Line(start), process.ExitCode, await output, await errors);
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException) when (process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            // It ended before it had read all, and its exit code says why.
        }
    }

    private static string Line(ProcessStartInfo start) => $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
}
