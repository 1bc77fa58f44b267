namespace StreamTesting.Xunit.Tests;

/// <summary>Hides from the specimens what the run of these very tests was asked for.</summary>
public sealed class CleanEnvironment
{
    public CleanEnvironment()
    {
        Environment.SetEnvironmentVariable(ReplaySettings.SeedVariable, null);
        Environment.SetEnvironmentVariable(ReplaySettings.SeedsVariable, null);
        Environment.SetEnvironmentVariable("STREAMTESTING_BROKER", null);
        Environment.SetEnvironmentVariable("STREAMTESTING_REQUIRE", null);
        Environment.SetEnvironmentVariable("STREAMTESTING_BOOTSTRAP_SERVERS", null);
    }
}
