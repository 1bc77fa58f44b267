namespace StreamTesting.Kafka.Tests;

/// <summary>
/// A clock that stands still until it is moved, and fires what is due then. Periodic timers run by the real clock: what is asked for at
/// intervals goes on, while no time passes.
/// </summary>
public sealed class FrozenClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<(long At, TaskCompletionSource Reached)> _waiting = [];
    private long _now = 1;
    private long _asked;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            _asked++;
            _waiting.Where(waiting => waiting.At <= _asked).ToList().ForEach(waiting => waiting.Reached.TrySetResult());
            return _now;
        }
    }

    /// <summary>Waits until the clock has been looked at so often from now on; a wait for the end of a run does so after each question to the broker.</summary>
    public Task LookedAtAsync(int times)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((_asked + times, reached));
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    public void Move(TimeSpan by)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _now += by.Ticks;
            due = _alarms.Where(alarm => alarm.At <= _now).OrderBy(alarm => alarm.At).ToList();
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Callback(alarm.State));
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan || dueTime == Timeout.InfiniteTimeSpan)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        lock (_lock)
        {
            var alarm = new Alarm(this, callback, state, _now + dueTime.Ticks);
            _alarms.Add(alarm);
            return alarm;
        }
    }

    private void Forget(Alarm alarm)
    {
        lock (_lock)
        {
            _alarms.Remove(alarm);
        }
    }

    private sealed class Alarm(FrozenClock clock, TimerCallback callback, object? state, long at) : ITimer
    {
        public TimerCallback Callback => callback;

        public object? State => state;

        public long At => at;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Forget(this);
            return dueTime == Timeout.InfiniteTimeSpan ? true : throw new NotSupportedException("An alarm is set once.");
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
