using System.Runtime.CompilerServices;

namespace StreamTesting;

/// <summary>
/// A consumer of changes, or the merge within it, as a test runs it: made anew for each delivery, given its records one by one, and then asked
/// for its rows. Immutable; runs are apart from each other.
/// </summary>
public sealed class TableConsumer
{
    private readonly Func<CancellationToken, ValueTask<TableConsumerRun>> _start;

    private TableConsumer(Func<CancellationToken, ValueTask<TableConsumerRun>> start) => _start = start;

    /// <summary>Makes a consumer of its parts.</summary>
    /// <typeparam name="TState">What a run of it holds; disposed at the run's end where it can be.</typeparam>
    /// <param name="start">Makes a run with an empty table.</param>
    /// <param name="apply">Gives it the next record. An exception of it is a finding: the consumer failed at that record.</param>
    /// <param name="rows">All rows of its table as they are now, columns named as in the source's table.</param>
    /// <returns>The consumer.</returns>
    public static TableConsumer Of<TState>(Func<TState> start, Action<TState, ChangeRecord> apply, Func<TState, IEnumerable<TableRow>> rows)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(apply);
        ArgumentNullException.ThrowIfNull(rows);
        return OfAsync(
            _ => ValueTask.FromResult(start()),
            (state, record, _) =>
            {
                apply(state, record);
                return ValueTask.CompletedTask;
            },
            (state, _) => ValueTask.FromResult(rows(state)));
    }

    /// <summary>Makes a consumer of its parts, which are asynchronous.</summary>
    /// <typeparam name="TState">What a run of it holds; disposed at the run's end where it can be.</typeparam>
    /// <param name="start">Makes a run with an empty table.</param>
    /// <param name="apply">Gives it the next record, and ends when it has been merged. An exception of it is a finding: the consumer failed at that record.</param>
    /// <param name="rows">All rows of its table as they are now, columns named as in the source's table.</param>
    /// <returns>The consumer.</returns>
    public static TableConsumer OfAsync<TState>(
        Func<CancellationToken, ValueTask<TState>> start,
        Func<TState, ChangeRecord, CancellationToken, ValueTask> apply,
        Func<TState, CancellationToken, ValueTask<IEnumerable<TableRow>>> rows)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(apply);
        ArgumentNullException.ThrowIfNull(rows);
        return new TableConsumer(async cancellationToken =>
        {
            var state = await start(cancellationToken).ConfigureAwait(false);
            return new TableConsumerRun(
                (record, token) => apply(state, record, token),
                async token => [.. await rows(state, token).ConfigureAwait(false)],
                () => DisposeAsync(state));
        });
    }

    /// <summary>Runs the consumer over deliveries, each from the beginning, one after the other.</summary>
    /// <param name="deliveries">The deliveries: see <see cref="ChangeSet.Deliveries(DeliveryKind, Seed, int)"/>.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What it made of each, as it does.</returns>
    public async IAsyncEnumerable<DeliveredTable> Deliver(
        IEnumerable<TableDelivery> deliveries, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        foreach (var delivery in deliveries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await DeliverAsync(delivery, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the consumer over records and reads its table before the first and after each.</summary>
    /// <param name="records">The records, in the order of their delivery.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The states of its table. An exception of the consumer ends them.</returns>
    public async IAsyncEnumerable<TableState> States(
        IEnumerable<ChangeRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var run = await _start(cancellationToken).ConfigureAwait(false);
        await using var ending = run.ConfigureAwait(false);
        yield return new TableState(await run.RowsAsync(cancellationToken).ConfigureAwait(false));
        foreach (var record in records)
        {
            await run.ApplyAsync(record, cancellationToken).ConfigureAwait(false);
            yield return new TableState(await run.RowsAsync(cancellationToken).ConfigureAwait(false), record);
        }
    }

    /// <summary>Runs the consumer over records and tells step by step what changes in its table.</summary>
    /// <param name="table">What is true of the table, which says by which columns a row is found.</param>
    /// <param name="records">The records, in the order of their delivery.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The rows that change with each record; none where the table has no key.</returns>
    public async IAsyncEnumerable<RowState> Changelog(
        TableTruth table, IEnumerable<ChangeRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var changes = new StateChanges(table.Final.Key);
        await foreach (var state in States(records, cancellationToken).ConfigureAwait(false))
        {
            foreach (var change in changes.Next(state.Rows))
            {
                yield return change;
            }
        }
    }

    private static async ValueTask DisposeAsync<TState>(TState state)
    {
        if (state is IAsyncDisposable later)
        {
            await later.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            (state as IDisposable)?.Dispose();
        }
    }

    private async Task<DeliveredTable> DeliverAsync(TableDelivery delivery, CancellationToken cancellationToken)
    {
        var run = await _start(cancellationToken).ConfigureAwait(false);
        await using var ending = run.ConfigureAwait(false);
        foreach (var record in delivery.Records)
        {
            try
            {
                await run.ApplyAsync(record, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                return new DeliveredTable(delivery, []) { Error = exception, FailedAt = record };
            }
        }

        return new DeliveredTable(delivery, await run.RowsAsync(cancellationToken).ConfigureAwait(false));
    }
}
