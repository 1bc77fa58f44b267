using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Waits for any of several logs to change, for a time-out, or for the client to go.</summary>
internal sealed class FetchWaiter : IAppendWaiter, IDisposable
{
    private readonly Lock gate = new();
    private readonly AnswerTimer timer;
    private readonly CancellationTokenRegistration gone;
    private readonly List<PartitionLog> watched = [];
    private TaskCompletionSource? waiting;
    private bool isSignalled;
    private bool isOver;

    public FetchWaiter(RequestContext context, TimeSpan timeout)
    {
        timer = context.Client.Answers.After(timeout, OnOver);
        gone = context.Gone.UnsafeRegister(static state => ((FetchWaiter)state!).OnOver(), this);
    }

    public void Watch(List<PartitionLog> logs)
    {
        foreach (var log in logs)
        {
            log.AddWaiter(this);
            watched.Add(log);
        }
    }

    /// <summary>True when something changed; false when the time is up.</summary>
    public async ValueTask<bool> WaitAsync()
    {
        Task task;
        lock (gate)
        {
            if (isOver || isSignalled)
            {
                isSignalled = false;
                return !isOver;
            }

            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            task = waiting.Task;
        }

        await task.ConfigureAwait(true);
        lock (gate)
        {
            isSignalled = false;
            return !isOver;
        }
    }

    public void OnLogChanged() => Signal(over: false);

    public void Dispose()
    {
        foreach (var log in watched)
        {
            log.RemoveWaiter(this);
        }

        gone.Dispose();
        timer.Dispose();
    }

    /// <summary>Ends the wait.</summary>
    public void OnOver() => Signal(over: true);

    private void Signal(bool over)
    {
        TaskCompletionSource? woken;
        lock (gate)
        {
            isSignalled = true;
            isOver |= over;
            woken = waiting;
            waiting = null;
        }

        woken?.TrySetResult();
    }
}
