namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A state machine behind its lock, with the one timer that calls it when its next deadline has come.</summary>
internal sealed class TimedCell<TState> : IDisposable
    where TState : ITimed
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly TState state;
    private DateTimeOffset? armedFor;
    private bool disposed;

    public TimedCell(TState state, TimeProvider time)
    {
        this.state = state;
        this.time = time;
        timer = time.CreateTimer(static cell => ((TimedCell<TState>)cell!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does something with the state, alone.</summary>
    public T With<T>(Func<TState, T> action)
    {
        lock (gate)
        {
            var result = action(state);
            Arm();
            return result;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            state.Kill();
        }

        timer.Dispose();
    }

    private void OnTimer()
    {
        lock (gate)
        {
            armedFor = null;
            if (!disposed)
            {
                state.Expire();
                Arm();
            }
        }
    }

    // A deadline that moves back, as each heartbeat moves one, or that goes, leaves the timer alone: it wakes early, finds nothing and goes on.
    private void Arm()
    {
        if (disposed || state.NextDeadline is not { } next || next >= armedFor)
        {
            return;
        }

        armedFor = next;
        var wait = next - time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
