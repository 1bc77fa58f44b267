using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that the events of a key come out in the order in which they first arrived.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class OrderAssertions
{
    /// <summary>Asserts that the events of a key come out in the order in which they first arrived, as <see cref="OrderPerKey{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because the arrival order depends on them.</param>
    /// <param name="by">Selects the id of the event an output is about; other outputs are allowed.</param>
    [SourceForms("ShouldKeepOrderPerKey")]
    private static OrderPerKey<T> KeepOrderPerKey<T>(
        GroundTruth truth,
        Func<T, string?> by) =>
        new(truth, by);
}
