namespace StreamTesting.Cli.Tests;

/// <summary>A test with a consumer in Python, out of process.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.WhyNot();
}
