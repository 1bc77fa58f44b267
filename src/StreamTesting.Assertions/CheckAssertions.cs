using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts what any check asks for: one with settings of its own, or one's own <see cref="ICheck{T}"/>.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class CheckAssertions
{
    /// <summary>Asserts what a check asks for.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="check">The check.</param>
    [SourceForms("ShouldSatisfy")]
    private static ICheck<T> Satisfy<T>(
        ICheck<T> check) =>
        check;
}
