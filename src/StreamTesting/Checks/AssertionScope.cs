using System.Collections.Concurrent;

namespace StreamTesting;

/// <summary>
/// Notices assertions that a test started and nobody awaited: an assertion that nobody awaits asserts nothing. <c>[StreamFact]</c> and <c>[StreamTheory]</c> have one
/// around each test; elsewhere begin one before the test's body and ask it at the end. It follows the flow of the code that began it, so that tests run in parallel.
/// </summary>
/// <remarks>
/// Not awaited is an assertion that has not ended when the test has, and one that has failed and whose exception nobody has looked at. One that has passed is no matter.
/// </remarks>
public sealed class AssertionScope : IDisposable
{
    private static readonly AsyncLocal<AssertionScope?> Flow = new();
    private readonly ConcurrentQueue<(Task Assertion, string Name)> _started = new();
    private readonly AssertionScope? _outer;

    private AssertionScope() => _outer = Flow.Value;

    /// <summary>The scope that the calling code runs in; null where there is none.</summary>
    public static AssertionScope? Current => Flow.Value;

    /// <summary>Begins a scope for all that the caller calls from here on. Call it from the method whose body is the test, not from an asynchronous helper.</summary>
    /// <returns>The scope; end it with the test.</returns>
    public static AssertionScope Begin()
    {
        var scope = new AssertionScope();
        Flow.Value = scope;
        return scope;
    }

    /// <summary>Tells the scope of the calling code, if there is one, that an assertion has started. Assertion libraries call it.</summary>
    /// <param name="assertion">The task that the test is to await.</param>
    /// <param name="name">What the assertion is called, for example <c>ShouldDeduplicate on run.Output&lt;Total&gt;()</c>.</param>
    public static void Note(Task assertion, string name)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        ArgumentNullException.ThrowIfNull(name);
        Flow.Value?._started.Enqueue((assertion, name));
    }

    /// <summary>Looks for assertions that nobody awaited; ask it when the test's body has ended.</summary>
    /// <returns>What to fail the test with; null where every assertion was awaited, or passed.</returns>
    public UnawaitedAssertionException? FindUnawaited()
    {
        var told = _started.Select(started => WhyUnawaited(started.Assertion, started.Name)).OfType<string>().ToList();
        return told.Count == 0 ? null : new UnawaitedAssertionException(string.Join("\n\n", told.Append("An assertion that nobody awaits asserts nothing: await it.")));
    }

    /// <summary>Ends the scope; the one around it, if any, goes on.</summary>
    public void Dispose()
    {
        if (Flow.Value == this)
        {
            Flow.Value = _outer;
        }
    }

    private static string? WhyUnawaited(Task assertion, string name) => assertion switch
    {
        { IsCompleted: false } => $"{name} was not awaited: it had not ended when the test did.",
        _ when TaskFailure.IsUnseen(assertion) => $"{name} was not awaited, and failed:\n{assertion.Exception!.InnerException!.Message}",
        _ => null,
    };
}
