using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamTesting.Xunit;

/// <summary>Passes on what a test case says, and on the way puts the replay lines below its failures and turns skips into skips.</summary>
internal sealed class StreamMessageBus(IMessageBus inner, ReplayLines? lines) : IMessageBus
{
    /// <summary>How many failures became skips.</summary>
    public int Skipped { get; private set; }

    public bool QueueMessage(IMessageSinkMessage message) => inner.QueueMessage(message switch
    {
        ITestFailed failed when SkipReasonOf(failed) is { } reason => Skip(failed, reason),
        ITestFailed failed when lines is not null => new TestFailed(
            failed.Test, failed.ExecutionTime, failed.Output, failed.ExceptionTypes, WithLines(failed.Messages), failed.StackTraces,
            failed.ExceptionParentIndices),
        ITestCaseFinished finished when Skipped > 0 => new TestCaseFinished(
            finished.TestCase, finished.ExecutionTime, finished.TestsRun, finished.TestsFailed - Skipped, finished.TestsSkipped + Skipped),
        _ => message,
    });

    /// <summary>Leaves the inner bus, which is xUnit's, open.</summary>
    public void Dispose()
    {
    }

    private static string? SkipReasonOf(ITestFailed failed) =>
        failed.ExceptionTypes is [var type, ..] && type == typeof(StreamSkipException).FullName ? failed.Messages[0] : null;

    private TestSkipped Skip(ITestFailed failed, string reason)
    {
        Skipped++;
        return new TestSkipped(failed.Test, reason);
    }

    private string[] WithLines(string[] messages) => [lines!.AppendTo(messages[0]), .. messages[1..]];
}
