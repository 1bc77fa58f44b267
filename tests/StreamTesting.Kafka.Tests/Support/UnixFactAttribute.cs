namespace StreamTesting.Kafka.Tests;

/// <summary>A test that writes shell scripts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "It runs shell scripts, which Windows does not.";
        }
    }
}
