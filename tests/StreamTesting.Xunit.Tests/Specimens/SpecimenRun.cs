using Xunit.Abstractions;

namespace StreamTesting.Xunit.Tests;

/// <summary>What xUnit said about the tests it ran.</summary>
internal sealed class SpecimenRun(IReadOnlyList<IMessageSinkMessage> messages)
{
    public IReadOnlyList<IMessageSinkMessage> Messages => messages;

    public IReadOnlyList<ITestPassed> Passed => [.. messages.OfType<ITestPassed>().OrderBy(Name, StringComparer.Ordinal)];

    public IReadOnlyList<ITestFailed> Failed => [.. messages.OfType<ITestFailed>().OrderBy(Name, StringComparer.Ordinal)];

    public IReadOnlyList<ITestSkipped> Skipped => [.. messages.OfType<ITestSkipped>().OrderBy(Name, StringComparer.Ordinal)];

    public IReadOnlyList<string> Names => [.. messages.OfType<ITestStarting>().Select(Name).Order(StringComparer.Ordinal)];

    /// <summary>What the passed tests wrote, trimmed.</summary>
    public IReadOnlyList<string> Outputs => [.. Passed.Select(passed => passed.Output.Trim())];

    public ITestAssemblyFinished Totals => messages.OfType<ITestAssemblyFinished>().Single();

    private static string Name(ITestMessage message) => message.Test.DisplayName;
}
