using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Shouldly;

namespace StreamTesting.Assertions;

/// <summary>Judges, and turns every verdict that did not pass into one exception with the whole text.</summary>
[StackTraceHidden]
internal static class Asserting
{
    private const int PatienceWithADebugger = 10;

    public static Task<Verdict> That<T>(IObservable<Observed<T>> source, ICheck<T> check, AssertionCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var options = OptionsOf(call);
        return Awaited(source.JudgeAsync(check, options, cancellationToken), check.Truth, ContextOf(call, options));
    }

    public static Task<Verdict> That<T>(IAsyncEnumerable<Observed<T>> source, ICheck<T> check, AssertionCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var options = OptionsOf(call);
        return Awaited(source.JudgeAsync(check, options, cancellationToken), check.Truth, ContextOf(call, options));
    }

    public static Verdict That<T>(IEnumerable<Observed<T>> source, ICheck<T> check, AssertionCall call)
    {
        ArgumentNullException.ThrowIfNull(source);
        var options = OptionsOf(call);
        var verdict = source.Judge(check, options);
        return FailureOf(verdict, check.Truth, ContextOf(call, options)) is { } failure ? throw failure : verdict;
    }

    /// <summary>Asserts what is judged elsewhere.</summary>
    public static Task<Verdict> That(Task<Verdict> judging, GroundTruth truth, AssertionCall call) => Awaited(judging, truth, ContextOf(call, OptionsOf(call)));

    /// <summary>The exception is first thrown where the test awaits it, so that its stack trace begins there.</summary>
    [SuppressMessage("Reliability", "CA2008", Justification = "The continuation names its scheduler.")]
    private static Task<Verdict> Awaited(Task<Verdict> judging, GroundTruth truth, FailureContext context)
    {
        var asserted = new TaskCompletionSource<Verdict>(TaskCreationOptions.RunContinuationsAsynchronously);
        judging.ContinueWith(
            judged => Finish(asserted, judged, truth, context),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        AssertionScope.Note(asserted.Task, context.Subject is null ? $"{context.Assertion}" : $"{context.Assertion} on {context.Subject}");
        return asserted.Task;
    }

    private static void Finish(TaskCompletionSource<Verdict> asserted, Task<Verdict> judged, GroundTruth truth, FailureContext context)
    {
        if (!judged.IsCompletedSuccessfully)
        {
            asserted.SetFromTask(judged);
            return;
        }

        try
        {
            if (FailureOf(judged.Result, truth, context) is { } failure)
            {
                asserted.SetException(failure);
            }
            else
            {
                asserted.SetResult(judged.Result);
            }
        }
        catch (Exception exception)
        {
            asserted.SetException(exception);
        }
    }

    private static ShouldAssertException? FailureOf(Verdict verdict, GroundTruth truth, FailureContext context) =>
        verdict.Outcome == VerdictOutcome.Passed ? null : new ShouldAssertException(FailureText.Of(verdict, truth, context), verdict.Error);

    private static JudgeOptions OptionsOf(AssertionCall call)
    {
        var options = call.Options ?? new JudgeOptions();
        var within = call.Within ?? options.Within;
        var isShort = within < TimeSpan.MaxValue / PatienceWithADebugger && within != Timeout.InfiniteTimeSpan;
        return options with { Within = Debugger.IsAttached && isShort ? within * PatienceWithADebugger : within };
    }

    private static FailureContext ContextOf(AssertionCall call, JudgeOptions options) => new()
    {
        Assertion = call.Assertion,
        Subject = call.Subject,
        CustomMessage = call.CustomMessage,
        Test = call.Test,
        Within = options.Within,
    };
}
