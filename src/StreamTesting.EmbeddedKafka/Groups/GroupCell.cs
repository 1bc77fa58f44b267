namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A group behind its lock, with the one timer that calls it when its next deadline has come.</summary>
internal sealed class GroupCell : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly ClassicGroup group;
    private DateTimeOffset? armedFor;
    private bool disposed;

    public GroupCell(ClassicGroup group, TimeProvider time)
    {
        this.group = group;
        this.time = time;
        timer = time.CreateTimer(static state => ((GroupCell)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does something with the group, alone.</summary>
    public T With<T>(Func<ClassicGroup, T> action)
    {
        lock (gate)
        {
            var result = action(group);
            Arm();
            return result;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            group.Kill();
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
                group.Expire();
                Arm();
            }
        }
    }

    // A deadline that moves back, as each heartbeat moves one, leaves the timer alone: it wakes early, finds nothing and goes on.
    private void Arm()
    {
        if (disposed || group.NextDeadline is not { } next || next >= armedFor)
        {
            return;
        }

        armedFor = next;
        var wait = next - time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
