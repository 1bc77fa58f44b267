using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>Runs a test case as xUnit does, with a runner that awaits value tasks too.</summary>
internal class StreamCaseRunner(StreamTestCase testCase, string displayName, string? skipReason, object[]? arguments, RunParts parts)
    : XunitTestCaseRunner(
        testCase, displayName, skipReason, parts.ConstructorArguments, arguments, parts.Bus, parts.Aggregator, parts.Cancellation)
{
    protected override XunitTestRunner CreateTestRunner(
        ITest test,
        IMessageBus messageBus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo testMethod,
        object[] testMethodArguments,
        string skipReason,
        IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new StreamTestRunner(
            test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason, beforeAfterAttributes,
            new ExceptionAggregator(aggregator), cancellationTokenSource);
}
