using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>Asserts that the windows that a consumer puts out are those of its engine, and hold what they must.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static class WindowAssertions
{
    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
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
    public static Task<Verdict> ShouldAggregateWindows<T>(
        this IObservable<Observed<T>> source,
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new WindowAggregation<T>(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd }, new AssertionCall("ShouldAggregateWindows", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
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
    public static Task<Verdict> ShouldAggregateWindows<T>(
        this IObservable<T> source,
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new WindowAggregation<T>(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd }, new AssertionCall("ShouldAggregateWindows", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
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
    public static Task<Verdict> ShouldAggregateWindows<T>(
        this IAsyncEnumerable<Observed<T>> source,
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new WindowAggregation<T>(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd }, new AssertionCall("ShouldAggregateWindows", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test puts out.</param>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
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
    public static Task<Verdict> ShouldAggregateWindows<T>(
        this IAsyncEnumerable<T> source,
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new WindowAggregation<T>(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd }, new AssertionCall("ShouldAggregateWindows", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test put out.</param>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    [OverloadResolutionPriority(1)]
    public static Verdict ShouldAggregateWindows<T>(
        this IEnumerable<Observed<T>> source,
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source, new WindowAggregation<T>(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd }, new AssertionCall("ShouldAggregateWindows", null, customMessage, options, subject, test));

    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">What the consumer under test put out.</param>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    public static Verdict ShouldAggregateWindows<T>(
        this IEnumerable<T> source,
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source.AsObserved(), new WindowAggregation<T>(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd }, new AssertionCall("ShouldAggregateWindows", null, customMessage, options, subject, test));
}
