using System.Data;
using System.Data.Common;

namespace StreamTesting;

/// <summary>Reads a consumer's table again and again, until it is right or can't be expected to become so.</summary>
/// <remarks>
/// A table can be right for a while before the consumer has read everything, for example an empty one. Where the consumer's progress is known
/// (<c>run.ConsumedAsync()</c>), wait for that first.
/// </remarks>
public static class TablePolling
{
    /// <summary>Judges a table of a database: see the other method.</summary>
    /// <param name="connection">A database of any kind; opened where it is not, and left open then. Nothing else may use it meanwhile.</param>
    /// <param name="sql">The query, its columns named as in the table they are compared with.</param>
    /// <param name="check">The check.</param>
    /// <param name="options">How long to wait, and the clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<Verdict> JudgeAsync(
        DbConnection connection, string sql, Convergence check, PollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(sql);
        return JudgeAsync(token => QueryAsync(connection, sql, token), check, options, cancellationToken);
    }

    /// <summary>Judges a table that is read by a function.</summary>
    /// <param name="read">Reads all rows as they are now. An exception is taken for a table that can't be read yet, and told where it stays so.</param>
    /// <param name="check">The check.</param>
    /// <param name="options">How long to wait, and the clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The verdict on the rows that were read last; <see cref="Verdict.Progress"/> says how often it was read and when it changed last. Where it could never
    /// be read, the verdict is undecided and has the exception.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<Verdict> JudgeAsync(
        Func<CancellationToken, ValueTask<IReadOnlyList<TableRow>>> read, Convergence check, PollingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(check);
        options ??= new PollingOptions();
        options.Validate();
        var poll = new TablePoll(check.Table, options);
        using var late = new CancellationTokenSource(options.Within, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        while (true)
        {
            try
            {
                poll.Take(await read(either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                poll.Failed(exception);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (poll.IsOver || late.IsCancellationRequested)
            {
                return poll.Judge(check);
            }

            await NextAsync(options, either.Token).ConfigureAwait(false);
        }
    }

    private static async ValueTask<IReadOnlyList<TableRow>> QueryAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        if (connection.State == ConnectionState.Closed)
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        var command = connection.CreateCommand();
        await using var ending = command.ConfigureAwait(false);
        command.CommandText = sql;
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var reading = reader.ConfigureAwait(false);
        var rows = new List<TableRow>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(TableRow.Of(reader));
        }

        return rows;
    }

    private static async Task NextAsync(PollingOptions options, CancellationToken cancellationToken)
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = options.TimeProvider.CreateTimer(_ => next.TrySetResult(), null, options.Interval, Timeout.InfiniteTimeSpan);
        await using var ending = timer.ConfigureAwait(false);
        using var registration = cancellationToken.Register(() => next.TrySetResult());
        await next.Task.ConfigureAwait(false);
    }
}
