using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>Asserts that a consumer's table has come to the rows that the database itself held in the end.</summary>
[StackTraceHidden]
public static class ConvergenceAssertions
{
    /// <summary>Asserts that a consumer's table has come to the rows that the database itself held in the end, as <see cref="Convergence"/> says.</summary>
    /// <param name="rows">All rows of the consumer's table, once it has read the whole stream; columns that the truth does not have are left out of account.</param>
    /// <param name="table">What is true of the table.</param>
    /// <param name="stream">The truth of the stream that the consumer was given, for the line that replays it; null by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="subject">The rows as they stand in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> names the columns that were not compared.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, or nothing was compared.</exception>
    public static Verdict ShouldConvergeTo(
        this IEnumerable<TableRow> rows,
        TableTruth table,
        GroundTruth? stream = null,
        string? customMessage = null,
        [CallerArgumentExpression(nameof(rows))] string? subject = null,
        [CallerMemberName] string? test = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Asserting.That(
            rows.Select(row => new Observed<TableRow>(row)),
            new Convergence(table, stream),
            new AssertionCall("ShouldConvergeTo", null, customMessage, null, subject, test));
    }
}
