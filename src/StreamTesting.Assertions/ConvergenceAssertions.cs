using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>
/// Asserts that a consumer's table has come to the rows that the database itself held in the end: its rows, its objects, a table of a database
/// that is polled, or the changelog of a topic. The asynchronous forms have to be awaited, or nothing is asserted.
/// </summary>
[StackTraceHidden]
public static partial class ConvergenceAssertions
{
    /// <summary>Asserts that a consumer's table has come to the rows that the database itself held in the end, as <see cref="Convergence"/> says.</summary>
    /// <param name="rows">All rows of the consumer's table, once it has read the whole stream; columns that the truth does not have are left out of account.</param>
    /// <param name="table">What is true of the table.</param>
    /// <param name="stream">The truth of the stream that the consumer was given, for the line that replays it; null by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="subject">The rows as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> names the columns that were not compared.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, or nothing was compared.</exception>
    [OverloadResolutionPriority(1)]
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

    /// <summary>Asserts that the objects that a consumer keeps, in a list or a dictionary, are the rows that the database itself held in the end.</summary>
    /// <typeparam name="T">What it keeps for a row; an entry where it is a dictionary.</typeparam>
    /// <param name="objects">All of them, once the consumer has read the whole stream.</param>
    /// <param name="table">What is true of the table.</param>
    /// <param name="by">
    /// Makes a row of one: a <see cref="TableRow"/>, or an object whose properties are the columns, for example <c>guest => new { id = guest.Number, guest.Name }</c>. By default
    /// the object itself: see <see cref="RowMapping.Of"/>.
    /// </param>
    /// <param name="stream">The truth of the stream that the consumer was given, for the line that replays it; null by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="subject">The objects as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> names the columns that were not compared.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, or nothing was compared.</exception>
    public static Verdict ShouldConvergeTo<T>(
        this IEnumerable<T> objects,
        TableTruth table,
        Func<T, object>? by = null,
        GroundTruth? stream = null,
        string? customMessage = null,
        [CallerArgumentExpression(nameof(objects))] string? subject = null,
        [CallerMemberName] string? test = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(objects);
        return objects.Select(value => RowMapping.Of(by is null ? value : by(value), table)).ShouldConvergeTo(table, stream, customMessage, subject, test);
    }

    /// <summary>
    /// Asserts that a table of a database comes to the rows that the source's database held in the end: reads it until it does, or until nothing has changed for
    /// too long. The text of a failure says what is missing then.
    /// </summary>
    /// <remarks>A table can be right before the consumer has read everything; where its progress is known (<c>run.ConsumedAsync()</c>), wait for that first.</remarks>
    /// <param name="connection">The consumer's database, of any kind; opened where it is not, and left open then.</param>
    /// <param name="table">What is true of the table.</param>
    /// <param name="sql">The query for its rows, columns named as in the source's table.</param>
    /// <param name="polling">How long to wait, and the clock: see <see cref="PollingOptions"/>.</param>
    /// <param name="stream">The truth of the stream that the consumer was given, for the line that replays it; null by default.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="subject">The connection as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict, which has passed; <see cref="Verdict.Allowed"/> names the columns that were not compared.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, or nothing was compared.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldConvergeTo(
        this DbConnection connection,
        TableTruth table,
        string sql,
        PollingOptions? polling = null,
        GroundTruth? stream = null,
        string? customMessage = null,
        [CallerArgumentExpression(nameof(connection))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default)
    {
        var check = new Convergence(table, stream);
        return Asserting.That(
            TablePolling.JudgeAsync(connection, sql, check, polling, cancellationToken),
            check.Truth,
            new AssertionCall("ShouldConvergeTo", null, customMessage, null, subject, test));
    }

    /// <summary>
    /// Asserts that a changelog comes to the rows that the database itself held in the end: an output topic that is compacted, with its tombstones, or the changes of a
    /// store. See <see cref="TableChangelog{T}"/>.
    /// </summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="table">What is true of the table.</param>
    /// <param name="by">The row that an observation sets or takes away, for example by <see cref="RowState.OfRecord"/>; null leaves it out.</param>
    /// <param name="everyStep">Whether no row may go back to an older version on the way, even where it comes right again; false by default.</param>
    /// <param name="stream">The truth of the stream that the consumer was given, for the line that replays it; null by default.</param>
    [SourceForms("ShouldConvergeTo", Source = "The changelog that the consumer under test puts out.", ObservedOnly = true)]
    private static TableChangelog<T> Changelog<T>(
        TableTruth table,
        Func<Observed<T>, RowState?> by,
        bool everyStep = false,
        GroundTruth? stream = null) =>
        new(table, by, stream) { EveryStep = everyStep };
}
