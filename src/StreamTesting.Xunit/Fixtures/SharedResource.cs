namespace StreamTesting.Xunit;

/// <summary>
/// Something that many hold at once and that takes time to start: it starts for the first holder and stops after the last. Who comes
/// later starts it anew, after it has stopped. A failed start is the same failure for all who hold it; it is tried again when all are gone.
/// Thread-safe.
/// </summary>
internal sealed class SharedResource<T>(Func<CancellationToken, Task<T>> start, TimeSpan startTimeout, TimeProvider? timeProvider = null)
    where T : class, IAsyncDisposable
{
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private int _holders;
    private Task<T>? _current;
    private Task _stopped = Task.CompletedTask;

    /// <summary>Becomes a holder, also where the start fails: whoever calls this calls <see cref="ReleaseAsync"/> once, later.</summary>
    public Task<T> AcquireAsync()
    {
        lock (_gate)
        {
            _holders++;
            var before = _stopped;
            return _current ??= Task.Run(() => StartAsync(before));
        }
    }

    /// <summary>Stops being a holder; the last one's task ends when the resource has stopped.</summary>
    public Task ReleaseAsync()
    {
        lock (_gate)
        {
            if (_holders == 0)
            {
                throw new InvalidOperationException("Released more often than acquired.");
            }

            if (--_holders > 0 || _current is not { } last)
            {
                return Task.CompletedTask;
            }

            _current = null;
            return _stopped = Task.Run(() => StopAsync(last));
        }
    }

    private static async Task StopAsync(Task<T> started)
    {
        await ((Task)started).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (started.IsCompletedSuccessfully)
        {
            var resource = await started.ConfigureAwait(false);
            await resource.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<T> StartAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var limit = new CancellationTokenSource(startTimeout, _time);
        var starting = start(limit.Token);
        try
        {
            return await starting.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            _ = StopAsync(starting);
            throw new TimeoutException($"It did not start within {startTimeout.TotalSeconds:0.###} s.", e);
        }
    }
}
