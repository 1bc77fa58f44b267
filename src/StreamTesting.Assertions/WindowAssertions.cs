using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that the windows that a consumer puts out are those of its engine, and hold what they must.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class WindowAssertions
{
    /// <summary>Asserts that the windows that come out are those of the engine, and hold what they must, as <see cref="WindowAggregation{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="windows">What the consumer's engine does with the stream in windows: <c>run.Truth.For(profile, windows)</c>.</param>
    /// <param name="by">Selects the result: key, start and, as far as the output says them, ids, count and aggregate; outputs without one are allowed.</param>
    /// <param name="valueOf">Makes the right aggregate of the arrivals in a window; values are not compared by default.</param>
    /// <param name="paneByPane">Whether each result is judged in its turn; by default what stands in the end.</param>
    /// <param name="flushesAtTheEnd">Whether the consumer closes all its windows at the end; false by default.</param>
    [SourceForms("ShouldAggregateWindows")]
    private static WindowAggregation<T> AggregateWindows<T>(
        WindowedTruth windows,
        Func<Observed<T>, WindowResult?> by,
        Func<IReadOnlyList<Arrival>, object?>? valueOf = null,
        bool paneByPane = false,
        bool flushesAtTheEnd = false) =>
        new(windows, by) { ValueOf = valueOf, PaneByPane = paneByPane, FlushesAtTheEnd = flushesAtTheEnd };
}
