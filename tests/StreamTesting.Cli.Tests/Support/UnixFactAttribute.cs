namespace StreamTesting.Cli.Tests;

/// <summary>A test of what Unix has: signals, /dev/full; and perhaps a program.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    private string? _needs;

    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has neither SIGINT for other processes nor /dev/full";
        }
    }

    /// <summary>A program that the test needs on the path; null for none.</summary>
    public string? Needs
    {
        get => _needs;
        set
        {
            _needs = value;
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            Skip ??= value is null || folders.Any(folder => File.Exists(Path.Combine(folder, value))) ? null : $"there is no {value} on the path";
        }
    }
}
