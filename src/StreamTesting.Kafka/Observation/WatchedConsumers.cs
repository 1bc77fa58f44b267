namespace StreamTesting.Kafka;

/// <summary>The tasks of the consumers under test. Thread-safe.</summary>
internal sealed class WatchedConsumers
{
    private readonly Lock _lock = new();
    private readonly List<Task> _tasks = [];
    private readonly CancellationTokenSource _failed = new();

    /// <summary>Is cancelled as soon as a consumer has failed.</summary>
    public CancellationToken OneFailed => _failed.Token;

    /// <summary>Whether there are consumers and all of them have ended.</summary>
    public bool HaveEnded
    {
        get
        {
            lock (_lock)
            {
                return _tasks.Count > 0 && _tasks.TrueForAll(task => task.IsCompleted);
            }
        }
    }

    public void Add(Task task)
    {
        lock (_lock)
        {
            _tasks.Add(task);
        }

        task.ContinueWith(
            _ => _failed.Cancel(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    public void ThrowIfOneFailed()
    {
        AggregateException? failure;
        lock (_lock)
        {
            failure = _tasks.Find(task => task.IsFaulted)?.Exception;
        }

        if (failure is not null)
        {
            var inner = failure.InnerExceptions is [var only] ? only : failure;
            throw new ConsumerFailedException($"The consumer under test failed: {inner.GetType().Name}: {inner.Message}", inner);
        }
    }
}
