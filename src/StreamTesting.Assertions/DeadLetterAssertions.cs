using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a consumer puts aside what nobody can read, and nothing else.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class DeadLetterAssertions
{
    /// <summary>Asserts that each poisoned arrival is put aside exactly once, and no other arrival is, as <see cref="DeadLetters{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is: <see cref="DeadLetter.At"/>, <see cref="DeadLetter.OfPosition"/> or <see cref="DeadLetter.OfBytes"/>.</param>
    /// <param name="also">Which arrivals this consumer has to put aside beside the poisoned ones; none by default.</param>
    /// <param name="mayRepeat">Whether an arrival may be put aside more than once; false by default.</param>
    [SourceForms("ShouldDeadLetterExactly", Source = "The dead letters that the consumer under test puts aside.")]
    private static DeadLetters<T> DeadLetterExactly<T>(
        GroundTruth truth,
        Func<Observed<T>, DeadLetter?> by,
        Func<Arrival, bool>? also = null,
        bool mayRepeat = false) =>
        new(truth, by) { Also = also, MayRepeat = mayRepeat };
}
