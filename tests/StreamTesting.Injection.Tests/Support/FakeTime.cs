namespace StreamTesting.Injection.Tests;

/// <summary>A clock that stands until a test moves it, and tells when somebody waits for it. Thread-safe.</summary>
internal sealed class FakeTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly SemaphoreSlim _set = new(0);
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    /// <summary>Waits until one more timer was set.</summary>
    public async Task TimerSetAsync() =>
        (await _set.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("nobody waits for the clock within 30 s");

    /// <summary>Moves to the moment when the next timer is due.</summary>
    public void Skip()
    {
        lock (_lock)
        {
            _now = _timers.Min(timer => timer.Due);
        }

        Advance(TimeSpan.Zero);
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += by;
            due = _timers.FindAll(timer => timer.Due <= _now);
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var timer = new Timer(this, _now + dueTime, () => callback(state));
            _timers.Add(timer);
            _set.Release();
            return timer;
        }
    }

    private sealed class Timer(FakeTime time, TimeSpan due, Action fire) : ITimer
    {
        public TimeSpan Due => due;

        public Action Fire => fire;

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
