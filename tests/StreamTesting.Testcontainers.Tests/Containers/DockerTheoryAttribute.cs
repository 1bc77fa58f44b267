namespace StreamTesting.Testcontainers.Tests;

/// <summary>A test with rows that starts a container; skipped, with the reason, where no Docker engine answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DockerTheoryAttribute : TheoryAttribute
{
    public DockerTheoryAttribute() => Skip = DockerEngine.WhyNot;
}
