namespace StreamTesting.Benchmarks;

/// <summary>Figures that belong together: measured in one run and printed as tables, each with ratios to its first row.</summary>
internal interface IScenario
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, in a few words.</summary>
    string Title { get; }

    /// <summary>Measures and prints.</summary>
    /// <param name="scale">The length of the run, relative to the one whose figures are published.</param>
    Task RunAsync(double scale);
}
