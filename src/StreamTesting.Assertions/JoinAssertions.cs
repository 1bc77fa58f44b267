using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a join puts out the pairs that its engine makes.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static class JoinAssertions
{
    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
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
    public static Task<Verdict> ShouldJoin<T>(
        this IObservable<Observed<T>> source,
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new Joining<T>(join, by), new AssertionCall("ShouldJoin", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
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
    public static Task<Verdict> ShouldJoin<T>(
        this IObservable<T> source,
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new Joining<T>(join, by), new AssertionCall("ShouldJoin", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
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
    public static Task<Verdict> ShouldJoin<T>(
        this IAsyncEnumerable<Observed<T>> source,
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new Joining<T>(join, by), new AssertionCall("ShouldJoin", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
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
    public static Task<Verdict> ShouldJoin<T>(
        this IAsyncEnumerable<T> source,
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new Joining<T>(join, by), new AssertionCall("ShouldJoin", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test put out.</param>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    [OverloadResolutionPriority(1)]
    public static Verdict ShouldJoin<T>(
        this IEnumerable<Observed<T>> source,
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source, new Joining<T>(join, by), new AssertionCall("ShouldJoin", null, customMessage, options, subject, test));

    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test put out.</param>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    public static Verdict ShouldJoin<T>(
        this IEnumerable<T> source,
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source.AsObserved(), new Joining<T>(join, by), new AssertionCall("ShouldJoin", null, customMessage, options, subject, test));
}
