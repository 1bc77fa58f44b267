using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that every unique event of a stream comes out exactly once.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class DeduplicationAssertions
{
    /// <summary>Asserts that every unique event comes out exactly once, and no other, as <see cref="Deduplication{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    /// <param name="horizon">How far a copy may be from what it is a copy of for the consumer to know it still; however far by default.</param>
    /// <param name="keep">Which arrival of an id is to be kept, where copies conflict; the first by default.</param>
    /// <param name="positionBy">Selects the position of the arrival an output was made from; null by default: which copy came out is not judged then.</param>
    [SourceForms("ShouldDeduplicate")]
    private static Deduplication<T> Deduplicate<T>(
        GroundTruth truth,
        Func<T, string?> by,
        DedupHorizon? horizon = null,
        Keep keep = Keep.First,
        Func<Observed<T>, long?>? positionBy = null) =>
        new(truth, by) { Horizon = horizon, Keep = keep, PositionBy = positionBy };
}
