namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// Holds an answer back for a time: until the time is over, the client has asked for something else, or is gone. Counts real time, not
/// the broker's clock: the client at the other end lives in real time.
/// </summary>
internal sealed class Hold : IDisposable
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AnswerTimer timer;
    private readonly CancellationTokenRegistration gone;

    public Hold(RequestContext context, TimeSpan time)
    {
        timer = context.Client.Answers.After(time, () => over.TrySetResult());
        gone = context.Gone.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), over);
        context.OnHurry(() => over.TrySetResult());
    }

    /// <summary>True when the awaited thing came first; false when the hold is over.</summary>
    public async ValueTask<bool> UntilAsync(Task awaited) =>
        await Task.WhenAny(over.Task, awaited).ConfigureAwait(true) != over.Task;

    public void Dispose()
    {
        timer.Dispose();
        gone.Dispose();
    }
}
