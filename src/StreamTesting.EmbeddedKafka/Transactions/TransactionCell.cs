namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>The transactions of one id behind their lock, with the timer that aborts one whose time is up.</summary>
internal sealed class TransactionCell : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Transaction transaction;
    private DateTimeOffset? armedFor;
    private bool disposed;

    public TransactionCell(Transaction transaction, TimeProvider time)
    {
        this.transaction = transaction;
        this.time = time;
        timer = time.CreateTimer(static state => ((TransactionCell)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does something with the transaction, alone.</summary>
    public T With<T>(Func<Transaction, T> action)
    {
        lock (gate)
        {
            var result = action(transaction);
            Arm();
            return result;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
        }

        timer.Dispose();
    }

    private void OnTimer()
    {
        lock (gate)
        {
            armedFor = null;
            if (disposed)
            {
                return;
            }

            if (transaction.Deadline <= time.GetUtcNow())
            {
                transaction.Fence();
            }

            Arm();
        }
    }

    // A transaction that ends leaves the timer alone: it wakes, finds nothing due and waits for the next.
    private void Arm()
    {
        if (disposed || transaction.Deadline is not { } next || next >= armedFor)
        {
            return;
        }

        armedFor = next;
        var wait = next - time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
