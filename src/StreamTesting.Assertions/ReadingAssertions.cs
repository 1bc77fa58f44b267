using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>Asserts that the consumers of a group read, process and commit as their mode promises.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text (<see cref="FailureText"/>). The asynchronous form
/// subscribes before it returns; await it, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static class ReadingAssertions
{
    /// <summary>Asserts that the consumers of a group read, process and commit as their mode promises, as <see cref="ConsumerReading"/> says.</summary>
    /// <param name="history">What they did, as far as it is recorded; it is taken for whole, so the consumers have ended.</param>
    /// <param name="mode">What they are meant to do; <see cref="ReadingMode.AtLeastOnce"/> by default.</param>
    /// <param name="truth">The truth of the stream they were given, for the line that replays it; none by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="subject">The history as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> counts what the mode allows.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, or no record was read.</exception>
    public static Verdict ShouldReadWell(
        this ConsumerHistory history,
        ReadingMode? mode = null,
        GroundTruth? truth = null,
        string? customMessage = null,
        [CallerArgumentExpression(nameof(history))] string? subject = null,
        [CallerMemberName] string? test = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Steps.ShouldReadWell(mode, truth, customMessage, subject, test);
    }

    /// <summary>Asserts that the consumers of a group read, process and commit as their mode promises, as <see cref="ConsumerReading"/> says.</summary>
    /// <param name="steps">What they did, all of it: for example what <see cref="HistoryFile"/> reads, step by step.</param>
    /// <param name="mode">What they are meant to do; <see cref="ReadingMode.AtLeastOnce"/> by default.</param>
    /// <param name="truth">The truth of the stream they were given, for the line that replays it; none by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="subject">The steps as they stand in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> counts what the mode allows.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, no record was read, or the history can't be read to its end.</exception>
    public static Verdict ShouldReadWell(
        this IEnumerable<HistoryStep> steps,
        ReadingMode? mode = null,
        GroundTruth? truth = null,
        string? customMessage = null,
        [CallerArgumentExpression(nameof(steps))] string? subject = null,
        [CallerMemberName] string? test = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return Asserting.That(steps.AsObserved(), new ConsumerReading(mode, truth), new AssertionCall("ShouldReadWell", null, customMessage, null, subject, test));
    }

    /// <summary>Asserts that the consumers of a group read, process and commit as their mode promises, while they do, as <see cref="ConsumerReading"/> says.</summary>
    /// <param name="steps">What they do, until it completes: <see cref="ConsumerHistory.Observe"/>.</param>
    /// <param name="mode">What they are meant to do; <see cref="ReadingMode.AtLeastOnce"/> by default.</param>
    /// <param name="truth">The truth of the stream they were given, for the line that replays it; none by default.</param>
    /// <param name="within">How long the observation may take, from now to its completion; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The steps as they stand in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> counts what the mode allows.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, no record was read, or the observation was cut short.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldReadWell(
        this IObservable<Observed<HistoryStep>> steps,
        ReadingMode? mode = null,
        GroundTruth? truth = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(steps))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(steps, new ConsumerReading(mode, truth), new AssertionCall("ShouldReadWell", within, customMessage, options, subject, test), cancellationToken);
}
