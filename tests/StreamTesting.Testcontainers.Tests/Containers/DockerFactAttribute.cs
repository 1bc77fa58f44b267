namespace StreamTesting.Testcontainers.Tests;

/// <summary>A test that starts a container; skipped, with the reason, where no Docker engine answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DockerFactAttribute : FactAttribute
{
    public DockerFactAttribute() => Skip = DockerEngine.WhyNot;
}
