using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a consumer puts aside what nobody can read, and nothing else.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static class DeadLetterAssertions
{
    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The dead letters that the consumer under test puts aside.</param>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
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
    public static Task<Verdict> ShouldDeadLetterExactly<T>(
        this IObservable<Observed<T>> source,
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new DeadLetters<T>(truth, by) { Also = also, MayRepeat = mayRepeat }, new AssertionCall("ShouldDeadLetterExactly", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The dead letters that the consumer under test puts aside.</param>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
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
    public static Task<Verdict> ShouldDeadLetterExactly<T>(
        this IObservable<T> source,
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new DeadLetters<T>(truth, by) { Also = also, MayRepeat = mayRepeat }, new AssertionCall("ShouldDeadLetterExactly", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The dead letters that the consumer under test puts aside.</param>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
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
    public static Task<Verdict> ShouldDeadLetterExactly<T>(
        this IAsyncEnumerable<Observed<T>> source,
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source, new DeadLetters<T>(truth, by) { Also = also, MayRepeat = mayRepeat }, new AssertionCall("ShouldDeadLetterExactly", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The dead letters that the consumer under test puts aside.</param>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
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
    public static Task<Verdict> ShouldDeadLetterExactly<T>(
        this IAsyncEnumerable<T> source,
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(source.AsObserved(), new DeadLetters<T>(truth, by) { Also = also, MayRepeat = mayRepeat }, new AssertionCall("ShouldDeadLetterExactly", within, customMessage, options, subject, test), cancellationToken);

    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The dead letters that the consumer under test put aside.</param>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    [OverloadResolutionPriority(1)]
    public static Verdict ShouldDeadLetterExactly<T>(
        this IEnumerable<Observed<T>> source,
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source, new DeadLetters<T>(truth, by) { Also = also, MayRepeat = mayRepeat }, new AssertionCall("ShouldDeadLetterExactly", null, customMessage, options, subject, test));

    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The dead letters that the consumer under test put aside.</param>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and how long an endless list is read; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The source as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or the observation was cut short.</exception>
    /// <exception cref="ArgumentException">The truth is of another stream than the source says was injected.</exception>
    public static Verdict ShouldDeadLetterExactly<T>(
        this IEnumerable<T> source,
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(source))] string? subject = null,
        [CallerMemberName] string? test = null) =>
        Asserting.That(source.AsObserved(), new DeadLetters<T>(truth, by) { Also = also, MayRepeat = mayRepeat }, new AssertionCall("ShouldDeadLetterExactly", null, customMessage, options, subject, test));
}
