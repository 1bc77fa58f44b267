using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a consumer takes what is out of order or late and not too late.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class LateAcceptanceAssertions
{
    /// <summary>Asserts that every event comes out that must be accepted though it came out of order or late, as <see cref="LateAcceptance{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="engine">What the consumer's engine does with the stream: <c>run.Truth.For(profile)</c>, or with windows.</param>
    /// <param name="by">Selects the id of the event an output is about.</param>
    [SourceForms("ShouldAcceptLate")]
    private static LateAcceptance<T> AcceptLate<T>(
        EngineTruth engine,
        Func<T, string?> by) =>
        new(engine, by);
}
