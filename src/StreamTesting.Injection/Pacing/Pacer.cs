namespace StreamTesting.Injection;

/// <summary>
/// Says when the next item is due, and waits for it. The first item is due at once and starts the clock. What is late is due at once as
/// well, until the pace is caught up with. Not thread-safe.
/// </summary>
/// <param name="pace">The pace.</param>
/// <param name="time">The clock; the system's by default, whose timers are good to some milliseconds.</param>
public sealed class Pacer(Pace pace, TimeProvider? time = null)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private readonly Pace _pace = pace ?? throw new ArgumentNullException(nameof(pace));
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private long _number;
    private long _started;
    private DateTimeOffset _first;

    /// <summary>How long it is until the next item is due; zero or less where it is due.</summary>
    /// <param name="arrivalTime">When the item arrives by its own time.</param>
    /// <returns>The time left.</returns>
    public TimeSpan LeftUntil(DateTimeOffset arrivalTime) => _number == 0 || !_pace.Waits
        ? TimeSpan.Zero
        : _pace.DueAfter(_number, arrivalTime - _first) - _time.GetElapsedTime(_started);

    /// <summary>Counts the next item as done, whether or not it was due.</summary>
    /// <param name="arrivalTime">When the item arrives by its own time.</param>
    public void Take(DateTimeOffset arrivalTime)
    {
        if (_number++ == 0)
        {
            _started = _time.GetTimestamp();
            _first = arrivalTime;
        }
    }

    /// <summary>Waits until the next item is due, and counts it as done.</summary>
    /// <param name="arrivalTime">When the item arrives by its own time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the item is due.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask WaitAsync(DateTimeOffset arrivalTime, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var left = LeftUntil(arrivalTime); left > TimeSpan.Zero; left = LeftUntil(arrivalTime))
        {
            await SignalAsync(left < LongestTimer ? left : LongestTimer, cancellationToken).ConfigureAwait(false);
        }

        Take(arrivalTime);
    }

    /// <summary>Timers count whole milliseconds: a part of one is waited for as a whole.</summary>
    private async Task SignalAsync(TimeSpan left, CancellationToken cancellationToken)
    {
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = _time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), signal, due, Timeout.InfiniteTimeSpan);
        await using (timer.ConfigureAwait(false))
        {
            await signal.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
