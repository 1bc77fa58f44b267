using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>What xUnit hands to a test case when it runs.</summary>
internal sealed record RunParts(
    IMessageSink Diagnostics,
    IMessageBus Bus,
    object[] ConstructorArguments,
    ExceptionAggregator Aggregator,
    CancellationTokenSource Cancellation);
