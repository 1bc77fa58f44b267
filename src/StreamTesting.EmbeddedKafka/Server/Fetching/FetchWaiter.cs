using System.Threading.Tasks.Sources;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Waits for any of several logs to change, for a time-out, or for the client to go. One waits at a time; waiting allocates nothing.</summary>
internal sealed class FetchWaiter : IAppendWaiter, IValueTaskSource<bool>, IDisposable
{
    private readonly Lock gate = new();
    private readonly AnswerTimer timer;
    private readonly CancellationTokenRegistration gone;
    private ManualResetValueTaskSourceCore<bool> source = new() { RunContinuationsAsynchronously = true };
    private PartitionLog[] watched = [];
    private bool isWaiting;
    private bool isSignalled;
    private bool isOver;

    /// <param name="context">The request that waits.</param>
    /// <param name="timeout">How long at most; it waits no longer either once the client has asked for something else.</param>
    public FetchWaiter(RequestContext context, TimeSpan timeout)
    {
        Action onOver = OnOver;
        timer = context.Client.Answers.After(timeout, onOver);
        gone = context.Gone.UnsafeRegister(static state => ((FetchWaiter)state!).OnOver(), this);
        context.OnHurry(onOver);
    }

    public void Watch(List<PartitionLog> logs)
    {
        watched = [.. logs];
        foreach (var log in watched)
        {
            log.AddWaiter(this);
        }
    }

    /// <summary>True when something changed; false when the time is up.</summary>
    public ValueTask<bool> WaitAsync()
    {
        lock (gate)
        {
            if (isOver || isSignalled)
            {
                isSignalled = false;
                return new(!isOver);
            }

            source.Reset();
            isWaiting = true;
            return new(this, source.Version);
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

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        source.GetResult(token);
        lock (gate)
        {
            isSignalled = false;
            return !isOver;
        }
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);

    private void OnOver() => Signal(over: true);

    private void Signal(bool over)
    {
        lock (gate)
        {
            isSignalled = true;
            isOver |= over;
            if (!isWaiting)
            {
                return;
            }

            isWaiting = false;
        }

        source.SetResult(true);
    }
}
