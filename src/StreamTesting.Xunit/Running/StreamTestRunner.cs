using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

internal sealed class StreamTestRunner(
    ITest test,
    IMessageBus messageBus,
    Type testClass,
    object[] constructorArguments,
    MethodInfo testMethod,
    object[] testMethodArguments,
    string? skipReason,
    IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTestRunner(
        test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason, beforeAfterAttributes, aggregator, cancellation)
{
    protected override async Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator)
    {
        using var assertions = AssertionScope.Begin();
        var took = await new Invoker(
            Test, MessageBus, TestClass, ConstructorArguments, TestMethod, TestMethodArguments, BeforeAfterAttributes, aggregator,
            CancellationTokenSource).RunAsync().ConfigureAwait(false);
        if (!aggregator.HasExceptions && assertions.FindUnawaited() is { } unawaited)
        {
            aggregator.Add(unawaited);
        }

        return took;
    }

    protected override async Task<Tuple<decimal, string>> InvokeTestAsync(ExceptionAggregator aggregator)
    {
        var (time, output) = await base.InvokeTestAsync(aggregator).ConfigureAwait(false);
        var notes = ConstructorArguments.OfType<INotable>().Select(fixture => fixture.Note).OfType<string>();
        return Tuple.Create(time, output + string.Concat(notes.Select(note => note + "\n")));
    }

    private sealed class Invoker(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        object[] testMethodArguments,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestInvoker(
            test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, beforeAfterAttributes, aggregator, cancellation)
    {
        // xUnit v2 does not know ValueTask: it would count such a test as passed when it first waits.
        protected override object? CallTestMethod(object testClassInstance) =>
            base.CallTestMethod(testClassInstance) is var result && result is ValueTask task ? task.AsTask() : result;
    }
}
