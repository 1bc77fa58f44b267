using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit.Tests;

/// <summary>Runs the tests of a specimen class in this process, as a runner does: finds them, sends them to and fro as text, runs them.</summary>
internal static class Specimen
{
    public static async Task<IReadOnlyList<ITestCase>> FindAsync<TSpecimen>(string? method = null, bool rowsEarly = true)
    {
        var framework = Framework();
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(typeof(TSpecimen).Assembly));
        var spy = new MessageSpy<IDiscoveryCompleteMessage>();
        var options = new FrameworkOptions();
        options.SetValue<bool?>("xunit.discovery.PreEnumerateTheories", rowsEarly);
        discoverer.Find(typeof(TSpecimen).FullName, false, spy, options);
        var found = (await spy.AllAsync()).OfType<ITestCaseDiscoveryMessage>().Select(message => message.TestCase);
        return [.. found.Where(found => method is null || found.TestMethod.Method.Name == method).OrderBy(found => found.DisplayName, StringComparer.Ordinal)];
    }

    public static async Task<SpecimenRun> RunAsync<TSpecimen>(string? method = null, bool rowsEarly = true) =>
        await RunAsync(await FindAsync<TSpecimen>(method, rowsEarly));

    public static async Task<SpecimenRun> RunAsync(IEnumerable<ITestCase> cases)
    {
        var framework = Framework();
        var assembly = typeof(Specimens.Facts).Assembly;
        using var discoverer = framework.GetDiscoverer(Reflector.Wrap(assembly));
        using var executor = framework.GetExecutor(assembly.GetName());
        var sent = cases.Select(found => executor.Deserialize(discoverer.Serialize(found))).ToArray();
        var spy = new MessageSpy<ITestAssemblyFinished>();
        executor.RunTests(sent, spy, new FrameworkOptions());
        return new SpecimenRun(await spy.AllAsync());
    }

    public static Task<SpecimenRun> RunWithAsync<TSpecimen>(string variable, string value, string? method = null) =>
        WithAsync(variable, value, () => RunAsync<TSpecimen>(method));

    public static Task<IReadOnlyList<ITestCase>> FindWithAsync<TSpecimen>(string variable, string value, string? method = null) =>
        WithAsync(variable, value, () => FindAsync<TSpecimen>(method));

    private static async Task<T> WithAsync<T>(string variable, string value, Func<Task<T>> act)
    {
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            return await act();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    // Never disposed: that would clear a cache of xUnit's which the runner of these very tests uses too.
    private static XunitTestFramework Framework() => new(new global::Xunit.Sdk.NullMessageSink());
}
