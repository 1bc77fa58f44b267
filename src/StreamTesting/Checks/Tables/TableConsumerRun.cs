namespace StreamTesting;

/// <summary>One run of a consumer.</summary>
internal sealed class TableConsumerRun(
    Func<ChangeRecord, CancellationToken, ValueTask> apply, Func<CancellationToken, ValueTask<IReadOnlyList<TableRow>>> rows, Func<ValueTask> dispose) : IAsyncDisposable
{
    public ValueTask ApplyAsync(ChangeRecord record, CancellationToken cancellationToken) => apply(record, cancellationToken);

    public ValueTask<IReadOnlyList<TableRow>> RowsAsync(CancellationToken cancellationToken) => rows(cancellationToken);

    public ValueTask DisposeAsync() => dispose();
}
