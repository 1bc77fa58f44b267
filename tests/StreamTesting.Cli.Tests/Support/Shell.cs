using System.Diagnostics;

namespace StreamTesting.Cli.Tests;

/// <summary>Commands of a shell in a folder, with <c>streamtest</c> on its path.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Run> RunAsync(string folder, string commands)
    {
        var tools = Directory.CreateDirectory(Path.Combine(folder, ".tools")).FullName;
        var tool = Path.Combine(tools, "streamtest");

        // Written once: what an earlier call has left running in the background may be about to read it.
        if (!File.Exists(tool))
        {
            File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "StreamTesting.Cli.dll")}' \"$@\"\n");
        }

        var start = new ProcessStartInfo("sh", ["-c", $"chmod +x .tools/streamtest; {commands}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}";
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync();
        var messages = shell.StandardError.ReadToEndAsync();
        try
        {
            await Task.WhenAll(shell.WaitForExitAsync(), output, messages).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            shell.Kill(entireProcessTree: true);
            throw new TimeoutException($"These commands did not end within {Patience}: {commands}");
        }

        return new Run(shell.ExitCode, await output, await messages);
    }
}
