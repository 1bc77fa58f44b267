namespace StreamTesting.Cli.Tests;

/// <summary>A theory of what Unix has: pipes whose reader goes away.</summary>
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no mkfifo";
        }
    }
}
