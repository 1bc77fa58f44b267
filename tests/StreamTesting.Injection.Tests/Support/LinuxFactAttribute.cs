namespace StreamTesting.Injection.Tests;

/// <summary>A test that needs a file system in which nobody, not even root, makes files.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "there is no /sys";
        }
    }
}
