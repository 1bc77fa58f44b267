using System.Diagnostics;

namespace StreamTesting.Cli.Tests;

/// <summary>Whether there is a python3 that runs.</summary>
internal static class Python
{
    public static string? WhyNot()
    {
        if (OperatingSystem.IsWindows())
        {
            return "pipes are put together by sh";
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["-c", "print('ok')"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return said.Trim() == "ok" ? null : "python3 does not run on this machine";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            return "python3 is not on this machine";
        }
    }
}
