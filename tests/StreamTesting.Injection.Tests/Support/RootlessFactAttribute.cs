namespace StreamTesting.Injection.Tests;

/// <summary>A test that needs a user whom the system denies things.</summary>
public sealed class RootlessFactAttribute : FactAttribute
{
    public RootlessFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Skip = "the system denies this user nothing (root or Windows), so that a read-only folder is writable";
        }
    }
}
