using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a side output for late events is exact.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class LateSideOutputAssertions
{
    /// <summary>Asserts that a side output holds exactly the late events that must be dropped, as <see cref="LateSideOutput{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="engine">What the consumer's engine does with the stream: <c>run.Truth.For(profile)</c>, or with windows.</param>
    /// <param name="by">Selects the id of the event an output is about.</param>
    [SourceForms("ShouldPutLateAsideExactly", Source = "What the consumer under test puts aside as late.")]
    private static LateSideOutput<T> PutLateAsideExactly<T>(
        EngineTruth engine,
        Func<T, string?> by) =>
        new(engine, by);
}
