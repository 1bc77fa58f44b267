using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>Asserts that every unique event of a stream comes out exactly once.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static class DeduplicationAssertions
{
    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    /// <param name="within">How long the observation may take, from now to its completion; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public static Task<Verdict> ShouldDeduplicate<T>(
        this IObservable<Observed<T>> source,
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new Deduplication<T>(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy }, new AssertionCall("ShouldDeduplicate", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    /// <param name="within">How long the observation may take, from now to its completion; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldDeduplicate<T>(
        this IObservable<T> source,
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new Deduplication<T>(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy }, new AssertionCall("ShouldDeduplicate", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    /// <param name="within">How long the observation may take, from now to its completion; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    [OverloadResolutionPriority(1)]
    public static Task<Verdict> ShouldDeduplicate<T>(
        this IAsyncEnumerable<Observed<T>> source,
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new Deduplication<T>(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy }, new AssertionCall("ShouldDeduplicate", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    /// <param name="within">How long the observation may take, from now to its completion; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldDeduplicate<T>(
        this IAsyncEnumerable<T> source,
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new Deduplication<T>(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy }, new AssertionCall("ShouldDeduplicate", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test put out.</param>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    [OverloadResolutionPriority(1)]
    public static Verdict ShouldDeduplicate<T>(
        this IEnumerable<Observed<T>> source,
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source, new Deduplication<T>(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy }, new AssertionCall("ShouldDeduplicate", null, customMessage, options, subject, test));

    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test put out.</param>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    public static Verdict ShouldDeduplicate<T>(
        this IEnumerable<T> source,
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source.AsObserved(), new Deduplication<T>(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy }, new AssertionCall("ShouldDeduplicate", null, customMessage, options, subject, test));
}
