namespace StreamTesting.Cli.Tests;

/// <summary>A test of what Unix has: signals, /dev/full.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has neither SIGINT for other processes nor /dev/full";
        }
    }
}
