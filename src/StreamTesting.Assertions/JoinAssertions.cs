using System.Diagnostics;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a join puts out the pairs that its engine makes.</summary>
/// <remarks>
/// All violations are collected, then one <see cref="Shouldly.ShouldAssertException"/> is thrown with the whole text
/// (<see cref="FailureText"/>). An observation that fails or does not end in time fails the assertion too, and the text says what is
/// missing. The asynchronous forms subscribe before they return; await them, or nothing is asserted.
/// </remarks>
[StackTraceHidden]
public static partial class JoinAssertions
{
    /// <summary>Asserts that the pairs that come out are those that the engine makes, as often as it makes them, as <see cref="Joining{T}"/> says.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="join">Which events a correct job joins: <see cref="JoinTruth.OfInterval"/>, <see cref="JoinTruth.OfStreams"/> or <see cref="JoinTruth.OfWindows"/>.</param>
    /// <param name="by">Selects the pair; outputs without one are allowed.</param>
    [SourceForms("ShouldJoin")]
    private static Joining<T> Join<T>(
        JoinTruth join,
        Func<Observed<T>, JoinedPair?> by) =>
        new(join, by);
}
