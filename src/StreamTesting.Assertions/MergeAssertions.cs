using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StreamTesting.Assertions;

/// <summary>
/// Asserts how a consumer merges the changes of a table. It is run over and over, each time from an empty table: no broker, no database but its own.
/// </summary>
/// <remarks>All are asynchronous: await them, or nothing is asserted.</remarks>
[StackTraceHidden]
public static class MergeAssertions
{
    /// <summary>Asserts that a consumer comes to the rows that the database itself held in the end, given the records as they were sent.</summary>
    /// <param name="consumer">The consumer, or the merge within it.</param>
    /// <param name="changes">The changes: <see cref="ChangeSet.Of(DebeziumCapture, string, bool)"/>.</param>
    /// <param name="stream">The truth of the stream that the records were made from, for the line that replays it; null by default.</param>
    /// <param name="within">How long all runs may take together; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The consumer as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or a run could not begin.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldConvergeTo(
        this TableConsumer consumer,
        ChangeSet changes,
        GroundTruth? stream = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(consumer))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Run(consumer, changes, changes.Deliveries(DeliveryKind.AsSent), true, new AssertionCall("ShouldConvergeTo", within, customMessage, options, subject, test), stream, cancellationToken);

    /// <summary>Asserts that records which come again, as a connector sends them after a crash, change nothing: each suffix, behind all records.</summary>
    /// <param name="consumer">The consumer, or the merge within it.</param>
    /// <param name="changes">The changes: <see cref="ChangeSet.Of(DebeziumCapture, string, bool)"/>.</param>
    /// <param name="trials">How many deliveries of each kind there are at most; 20 by default.</param>
    /// <param name="seed">What decides which where there are more; the same by default.</param>
    /// <param name="stream">The truth of the stream that the records were made from, for the line that replays it; null by default.</param>
    /// <param name="within">How long all runs may take together; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The consumer as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or a run could not begin.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldBeIdempotent(
        this TableConsumer consumer,
        ChangeSet changes,
        int trials = ChangeSet.DefaultTrials,
        Seed seed = default,
        GroundTruth? stream = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(consumer))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Run(consumer, changes, changes.WithAsSent(seed, trials, DeliveryKind.SuffixAgain), false, new AssertionCall("ShouldBeIdempotent", within, customMessage, options, subject, test), stream, cancellationToken);

    /// <summary>Asserts that the order in which records come changes nothing, as far as it is not the order that the merge relies on.</summary>
    /// <param name="consumer">The consumer, or the merge within it.</param>
    /// <param name="changes">The changes: <see cref="ChangeSet.Of(DebeziumCapture, string, bool)"/>.</param>
    /// <param name="order">Which order the merge relies on; that of each key by default.</param>
    /// <param name="trials">How many deliveries of each kind there are at most; 20 by default.</param>
    /// <param name="seed">What decides which where there are more; the same by default.</param>
    /// <param name="stream">The truth of the stream that the records were made from, for the line that replays it; null by default.</param>
    /// <param name="within">How long all runs may take together; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The consumer as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or a run could not begin.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldNotDependOnOrder(
        this TableConsumer consumer,
        ChangeSet changes,
        DeliveryOrder order = DeliveryOrder.OfKeys,
        int trials = ChangeSet.DefaultTrials,
        Seed seed = default,
        GroundTruth? stream = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(consumer))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Run(consumer, changes, changes.WithAsSent(seed, trials, [DeliveryKind.KeyOrderKept, DeliveryKind.KeyChangeTurned, .. order == DeliveryOrder.None ? new[] { DeliveryKind.AnyOrder } : []]), false, new AssertionCall("ShouldNotDependOnOrder", within, customMessage, options, subject, test), stream, cancellationToken);

    /// <summary>Asserts all of it: that a consumer comes to the rows that the database itself held in the end, and to the same rows in every delivery that it has to bear. See <see cref="MergeTrials"/>.</summary>
    /// <param name="consumer">The consumer, or the merge within it.</param>
    /// <param name="changes">The changes: <see cref="ChangeSet.Of(DebeziumCapture, string, bool)"/>.</param>
    /// <param name="order">Which order the merge relies on; that of each key by default.</param>
    /// <param name="trials">How many deliveries of each kind there are at most; 20 by default.</param>
    /// <param name="seed">What decides which where there are more; the same by default.</param>
    /// <param name="stream">The truth of the stream that the records were made from, for the line that replays it; null by default.</param>
    /// <param name="within">How long all runs may take together; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The consumer as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or a run could not begin.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldMergeWell(
        this TableConsumer consumer,
        ChangeSet changes,
        DeliveryOrder order = DeliveryOrder.OfKeys,
        int trials = ChangeSet.DefaultTrials,
        Seed seed = default,
        GroundTruth? stream = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(consumer))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Run(consumer, changes, changes.Deliveries(order, seed, trials), true, new AssertionCall("ShouldMergeWell", within, customMessage, options, subject, test), stream, cancellationToken);

    /// <summary>Asserts that no row of a consumer's table ever goes back to an older version or comes back from the dead, also where a later record makes it right, given the records as they were sent; see <see cref="TableChangelog{T}"/>.</summary>
    /// <param name="consumer">The consumer, or the merge within it.</param>
    /// <param name="changes">The changes: <see cref="ChangeSet.Of(DebeziumCapture, string, bool)"/>.</param>
    /// <param name="delivery">Another delivery, for a merge that keeps versions; as they were sent by default.</param>
    /// <param name="stream">The truth of the stream that the records were made from, for the line that replays it; null by default.</param>
    /// <param name="within">How long all runs may take together; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The consumer as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or a run could not begin.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldNeverGoBack(
        this TableConsumer consumer,
        ChangeSet changes,
        TableDelivery? delivery = null,
        GroundTruth? stream = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(consumer))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(
            consumer.Changelog(changes.Truth, (delivery ?? changes.AsSent).Records, cancellationToken).AsObserved(),
            new TableChangelog<RowState>(changes.Truth, state => state.Value, stream) { EveryStep = true },
            new AssertionCall("ShouldNeverGoBack", within, customMessage, options, subject, test),
            cancellationToken);

    /// <summary>Asserts that a consumer's table holds whole transactions after each record; see <see cref="WholeTransactions"/>.</summary>
    /// <param name="consumer">The consumer, or the merge within it.</param>
    /// <param name="changes">The changes: <see cref="ChangeSet.Of(DebeziumCapture, string, bool)"/>.</param>
    /// <param name="stream">The truth of the stream that the records were made from, for the line that replays it; null by default.</param>
    /// <param name="within">How long all runs may take together; 90 seconds by default, ten times as long where a debugger is attached.</param>
    /// <param name="customMessage">What the failure text is to say beside the facts; nothing by default.</param>
    /// <param name="options">Whether to stop at the first violation, and the clock; see <see cref="JudgeOptions"/>.</param>
    /// <param name="subject">The consumer as it stands in the test; leave it to the compiler.</param>
    /// <param name="test">The name of the test, for the line that replays it; leave it to the compiler.</param>
    /// <param name="cancellationToken">Ends the runs.</param>
    /// <returns>The verdict, which has passed.</returns>
    /// <exception cref="Shouldly.ShouldAssertException">Something is wrong, nothing was compared, or a run could not begin.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> ShouldKeepTransactionsWhole(
        this TableConsumer consumer,
        ChangeSet changes,
        GroundTruth? stream = null,
        TimeSpan? within = null,
        string? customMessage = null,
        JudgeOptions? options = null,
        [CallerArgumentExpression(nameof(consumer))] string? subject = null,
        [CallerMemberName] string? test = null,
        CancellationToken cancellationToken = default) =>
        Asserting.That(
            consumer.States(changes.Records, cancellationToken).AsObserved(),
            new WholeTransactions(changes, stream),
            new AssertionCall("ShouldKeepTransactionsWhole", within, customMessage, options, subject, test),
            cancellationToken);

    private static Task<Verdict> Run(
        TableConsumer consumer,
        ChangeSet changes,
        IEnumerable<TableDelivery> deliveries,
        bool comparesWithDatabase,
        AssertionCall call,
        GroundTruth? stream,
        CancellationToken cancellationToken) =>
        Asserting.That(
            consumer.Deliver(deliveries, cancellationToken).AsObserved(),
            new MergeTrials(changes, stream) { ComparesWithDatabase = comparesWithDatabase },
            call,
            cancellationToken);

    private static IEnumerable<TableDelivery> WithAsSent(this ChangeSet changes, Seed seed, int trials, params DeliveryKind[] kinds) =>
        kinds.Prepend(DeliveryKind.AsSent).SelectMany(kind => changes.Deliveries(kind, seed, trials));
}
