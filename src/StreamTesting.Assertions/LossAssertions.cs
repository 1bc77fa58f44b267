using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that every unique event comes out at least once.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class LossAssertions
{
    /// <summary>Asserts that every unique event comes out at least once, as <see cref="NoLoss{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    [SourceForms("ShouldLoseNothing")]
    private static NoLoss<T> LoseNothing<T>(
        GroundTruth truth,
        Func<T, string?> by) =>
        new(truth, by);
}
