using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a consumer's watermarks advance as they must.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class WatermarkAssertions
{
    /// <summary>Asserts that the watermarks never go back, are never ahead of what any active partition allows, and come as far as they must, as <see cref="WatermarkProgress{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="truth">The truth of the stream as it was injected, of one topic.</param>
    /// <param name="profile">The engine, for the rules of its clock.</param>
    /// <param name="by">Selects the watermark and what was consumed before it; outputs without one are allowed.</param>
    /// <param name="idleAtTheEnd">The partitions that the consumer must take for idle by the end; none by default.</param>
    [SourceForms("ShouldAdvanceWatermark", Source = "The watermarks of the consumer under test.")]
    private static WatermarkProgress<T> AdvanceWatermark<T>(
        GroundTruth truth,
        EngineProfile profile,
        Func<Observed<T>, WatermarkReading?> by,
        IReadOnlyCollection<int>? idleAtTheEnd = null) =>
        new(truth, profile, by) { IdleAtTheEnd = idleAtTheEnd ?? [] };
}
