namespace StreamTesting.Kafka.Tests;

/// <summary>A clock that stands still until it is moved, with timers that run: what is asked for at intervals goes on, no time passes.</summary>
public sealed class FrozenClock : TimeProvider
{
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
