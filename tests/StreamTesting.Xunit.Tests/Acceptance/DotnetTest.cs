using System.Diagnostics;

namespace StreamTesting.Xunit.Tests;

/// <summary>Runs the specimens as a user does, with <c>dotnet test</c>, in a process of its own.</summary>
internal static class DotnetTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Returns what was printed, with plain line ends.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["test", typeof(Specimens.Facts).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment.Remove(ReplaySettings.SeedVariable);
        start.Environment.Remove(ReplaySettings.SeedsVariable);
        string[] inherited = [.. start.Environment.Keys.Where(IsOfTheOuterRun)];
        Array.ForEach(inherited, name => start.Environment.Remove(name));

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return $"{await output}{await errors}".Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'dotnet test {string.Join(' ', arguments)}' did not end within {Limit}.");
        }
    }

    private static bool IsOfTheOuterRun(string variable) =>
        variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
