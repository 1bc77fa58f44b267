using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that what a consumer counted adds up to what was injected.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class BalanceAssertions
{
    /// <summary>Asserts that what the consumer counted adds up to what was injected, unit by unit, as <see cref="Balance{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="truth">The truth of the stream as it was injected.</param>
    /// <param name="by">Selects what was counted; outputs without are allowed.</param>
    /// <param name="engine">What its engine does with the stream, to compare each counter with; by default only the sums are compared.</param>
    [SourceForms("ShouldBalance", Source = "What the consumer under test says it counted, now and then or once.")]
    private static Balance<T> Balance<T>(
        GroundTruth truth,
        Func<Observed<T>, Account?> by,
        EngineTruth? engine = null) =>
        new(truth, by) { Engine = engine };
}
