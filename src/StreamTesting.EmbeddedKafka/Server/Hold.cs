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

    private readonly TaskCompletionSource never = new();

    /// <param name="context">The request whose answer is held.</param>
    /// <param name="time">How long at most.</param>
    /// <param name="hurries">Whether another request of the client ends the hold.</param>
    public Hold(RequestContext context, TimeSpan time, bool hurries = true)
    {
        timer = context.Client.Answers.After(time, () => over.TrySetResult());
        gone = context.Gone.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), over);
        if (hurries)
        {
            context.OnHurry(() => over.TrySetResult());
        }
    }

    /// <summary>What never comes: to wait for the time alone.</summary>
    public Task Never => never.Task;

    /// <summary>True when the awaited thing came first; false when the hold is over.</summary>
    public async ValueTask<bool> UntilAsync(Task awaited) =>
        await Task.WhenAny(over.Task, awaited).ConfigureAwait(true) != over.Task;

    public void Dispose()
    {
        timer.Dispose();
        gone.Dispose();
    }
}
