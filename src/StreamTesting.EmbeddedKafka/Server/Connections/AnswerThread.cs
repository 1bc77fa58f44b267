namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// The thread on which the answers of one connection are finished that could not be given at once, with its own timers. The broker
/// leaves the thread pool alone: tests like to block it with consumers, and a broker that waits for it would then stand still for seconds.
/// Started with a wait, and over when there has been none for a while.
/// </summary>
internal sealed class AnswerThread(Action<Exception> onFailure) : SynchronizationContext
{
    private const int StackSize = 256 * 1024;

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> work = new();
    private readonly List<AnswerTimer> timers = [];
    private Thread? thread;
    private bool isEnding;
    private bool isOver;

    public override SynchronizationContext CreateCopy() => this;

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("nothing waits for this thread");

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (!isOver && TryWake())
            {
                work.Enqueue((d, state));
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static item => item.d(item.state), (d, state), preferLocal: false);
    }

    /// <summary>Calls back after a time, unless the timer is disposed before. Counts real time, as the client at the other end does.</summary>
    public AnswerTimer After(TimeSpan time, Action callback)
    {
        var due = TimeProvider.System.GetTimestamp() + (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var timer = new AnswerTimer(this, callback, due);
        lock (gate)
        {
            if (isEnding)
            {
                return timer;
            }

            if (TryWake())
            {
                timers.Add(timer);
                return timer;
            }
        }

        callback();
        return timer;
    }

    /// <summary>Forgets a timer.</summary>
    public void Remove(AnswerTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    /// <summary>Waits until all that was posted is done, and what that posts in turn; what is posted later runs elsewhere.</summary>
    public void End()
    {
        Thread? running;
        lock (gate)
        {
            isEnding = true;
            isOver = thread is null;
            running = thread;
            Monitor.Pulse(gate);
        }

        running?.Join();
    }

    // Where no thread can be had, what waits is over at once, and the thread pool does the rest.
    private bool TryWake()
    {
        try
        {
            Wake();
            return true;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or ThreadStartException)
        {
            onFailure(exception);
            return false;
        }
    }

    private void Wake()
    {
        if (thread is null)
        {
            var started = new Thread(Run, StackSize) { IsBackground = true, Name = "embedded Kafka answers" };
            started.UnsafeStart();
            thread = started;
        }

        Monitor.Pulse(gate);
    }

    private void Run()
    {
        SetSynchronizationContext(this);
        while (Next() is { } action)
        {
            try
            {
                action.Callback(action.State);
            }
            catch (Exception exception)
            {
                onFailure(exception);
            }
        }
    }

    private (SendOrPostCallback Callback, object? State)? Next()
    {
        lock (gate)
        {
            while (true)
            {
                if (work.TryDequeue(out var item))
                {
                    return item;
                }

                if (isEnding)
                {
                    isOver = true;
                    return null;
                }

                if (Earliest() is not { } next)
                {
                    if (!Monitor.Wait(gate, IdleTime) && work.Count == 0 && timers.Count == 0 && !isEnding)
                    {
                        thread = null;
                        return null;
                    }

                    continue;
                }

                var left = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), next.Due);
                if (left > TimeSpan.Zero)
                {
                    Monitor.Wait(gate, TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(left.TotalMilliseconds), int.MaxValue)));
                    continue;
                }

                timers.Remove(next);
                return (static state => ((AnswerTimer)state!).Callback(), next);
            }
        }
    }

    private AnswerTimer? Earliest()
    {
        AnswerTimer? earliest = null;
        foreach (var timer in timers)
        {
            earliest = earliest is null || timer.Due < earliest.Due ? timer : earliest;
        }

        return earliest;
    }
}
