using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>Makes the test cases of one method.</summary>
internal sealed class CaseFactory(IMessageSink diagnostics, ITestFrameworkDiscoveryOptions options, StreamMethod method)
{
    public StreamMethod Method => method;

    public ReplaySettings Settings { get; } = ReplaySettings.FromEnvironment();

    private Seed? VariedRoot => Settings.IsVaried ? Settings.Root : null;

    private TestMethodDisplay Display => options.MethodDisplayOrDefault();

    private TestMethodDisplayOptions DisplayOptions => options.MethodDisplayOptionsOrDefault();

    public IXunitTestCase Seedless() => new StreamTestCase(diagnostics, Display, DisplayOptions, method.TestMethod);

    public IXunitTestCase Of(string seed, object?[] row, string? skip = null) =>
        new StreamTestCase(diagnostics, Display, DisplayOptions, method.TestMethod, new CaseSeed(seed, VariedRoot), method.Arguments(seed, row), skip);

    public IXunitTestCase WithLateRows(string seed, string? skip) =>
        method.IsGeneric
            ? throw new ArgumentException($"{method.Name} is generic and its data rows cannot be serialized. Let the rows hold values that can be.")
            : new StreamRowsTestCase(diagnostics, Display, DisplayOptions, method.TestMethod, new CaseSeed(seed, VariedRoot), skip);

    /// <summary>Turns what goes wrong while looking for test cases into one that fails and says it.</summary>
    public IReadOnlyList<IXunitTestCase> OrError(Func<IEnumerable<IXunitTestCase>> discover)
    {
        try
        {
            return [.. discover()];
        }
        catch (Exception e)
        {
            var message = e is ArgumentException ? e.Message : $"{method.Name} has no test cases, because looking for them failed:\n{e}";
            return [new ExecutionErrorTestCase(diagnostics, Display, DisplayOptions, method.TestMethod, message)];
        }
    }
}
