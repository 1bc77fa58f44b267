namespace StreamTesting.Kafka;

/// <summary>Starts the consumer under test, and starts it again whenever it was made to die. Ends with the consumer, or when it is stopped.</summary>
internal sealed class ConsumerRunner : IAsyncDisposable
{
    private readonly Func<InjectionPlace, CancellationToken, Task> _consume;
    private readonly InjectionPlace _place;
    private readonly ConsumerCrashes? _crashes;
    private readonly TimeSpan _stopTimeout;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();

    public ConsumerRunner(Func<InjectionPlace, CancellationToken, Task> consume, InjectionPlace place, ConsumerCrashes? crashes, TimeSpan stopTimeout, TimeProvider time)
    {
        _consume = consume;
        _place = place;
        _crashes = crashes;
        _stopTimeout = stopTimeout;
        _time = time;
        Ended = RunAsync();
    }

    /// <summary>Ends when the consumer has ended by itself, in what it threw, or because it was stopped.</summary>
    public Task Ended { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync()
    {
        for (var start = 1; !_stop.IsCancellationRequested; start++)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var dead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _crashes?.Start(() =>
            {
                dead.TrySetResult();
                _ = life.CancelAsync();
            });
            var place = _place with { Start = start };
            var consuming = Task.Run(() => _consume(place, life.Token), CancellationToken.None);
            await Task.WhenAny(consuming, dead.Task, StoppedAsync(life.Token)).ConfigureAwait(false);
            if (!dead.Task.IsCompleted && !_stop.IsCancellationRequested)
            {
                await consuming.ConfigureAwait(false);
                return;
            }

            await EndAsync(consuming).ConfigureAwait(false);
        }
    }

    private static Task StoppedAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stop.Register(stopped.SetResult);
        return stopped.Task;
    }

    /// <summary>Waits for one that was told to end; one that does not is left to itself. What it throws on its way out is nobody's failure.</summary>
    private async Task EndAsync(Task consuming)
    {
        try
        {
            await ((Task)consuming.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).WaitAsync(_stopTimeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // A crash leaves no word either.
        }
    }
}
